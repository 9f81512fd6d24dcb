/** Compares the stores with the statements that a merchant would write himself, and shows how their time and size grow. */
@NullMarked
package com.raliopay.webhooks.benchmarks.stores;

import org.jspecify.annotations.NullMarked;
