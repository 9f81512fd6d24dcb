/** The memory that the largest bodies take. */
@NullMarked
package com.raliopay.webhooks.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
