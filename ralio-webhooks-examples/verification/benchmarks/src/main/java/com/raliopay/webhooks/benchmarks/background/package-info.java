/** Events per second of the examples that work in the background. */
@NullMarked
package com.raliopay.webhooks.benchmarks.background;

import org.jspecify.annotations.NullMarked;
