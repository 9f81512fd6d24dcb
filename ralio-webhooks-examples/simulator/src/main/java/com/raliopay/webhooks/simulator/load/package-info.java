/** The command {@code load}: delivers many events, with duplicates and forgeries, and reports. */
@NullMarked
package com.raliopay.webhooks.simulator.load;

import org.jspecify.annotations.NullMarked;
