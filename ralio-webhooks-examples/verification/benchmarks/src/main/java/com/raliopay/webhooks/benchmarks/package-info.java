/** Compares the library with the work that every consumer of signed JSON has to do, as ratios measured in one run. */
@NullMarked
package com.raliopay.webhooks.benchmarks;

import org.jspecify.annotations.NullMarked;
