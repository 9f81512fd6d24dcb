/** How fast the library is, as ratios to what cannot be avoided, measured in the same run. */
@NullMarked
package com.raliopay.webhooks.benchmarks;

import org.jspecify.annotations.NullMarked;
