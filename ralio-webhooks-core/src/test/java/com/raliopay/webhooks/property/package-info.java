/** Properties of the library, tested with generated events, bodies, and deliveries. */
@NullMarked
package com.raliopay.webhooks.property;

import org.jspecify.annotations.NullMarked;
