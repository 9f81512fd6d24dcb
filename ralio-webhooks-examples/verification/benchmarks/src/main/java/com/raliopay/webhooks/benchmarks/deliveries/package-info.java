/** Signed deliveries, and the work that every consumer of signed JSON has to do. */
@NullMarked
package com.raliopay.webhooks.benchmarks.deliveries;

import org.jspecify.annotations.NullMarked;
