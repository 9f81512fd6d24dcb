/** The command {@code verify}: says why a captured signature does not hold. */
@NullMarked
package com.raliopay.webhooks.simulator.verify;

import org.jspecify.annotations.NullMarked;
