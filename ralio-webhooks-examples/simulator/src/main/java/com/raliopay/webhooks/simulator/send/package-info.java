/** The command {@code send}: delivers single events, and prints each attempt as it happens. */
@NullMarked
package com.raliopay.webhooks.simulator.send;

import org.jspecify.annotations.NullMarked;
