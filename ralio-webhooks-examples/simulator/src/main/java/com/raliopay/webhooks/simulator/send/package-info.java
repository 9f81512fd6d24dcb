/** The command {@code send}: delivers single events, and prints each attempt. */
@NullMarked
package com.raliopay.webhooks.simulator.send;

import org.jspecify.annotations.NullMarked;
