/** Measures the library side by side with what merchants would use instead: one run, one page. */
@NullMarked
package com.raliopay.webhooks.benchmarks;

import org.jspecify.annotations.NullMarked;
