/** Laws of the library, tried on generated events, bodies and deliveries. */
@NullMarked
package com.raliopay.webhooks.property;

import org.jspecify.annotations.NullMarked;
