/** How the time of a delivery grows with what it depends on. */
@NullMarked
package com.raliopay.webhooks.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
