/** The first event in a new JVM, as in a serverless function. */
@NullMarked
package com.raliopay.webhooks.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
