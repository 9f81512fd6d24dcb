/** Compiles the samples of the Javadoc, the README, and the recipes. */
@NullMarked
package com.raliopay.webhooks.samples;

import org.jspecify.annotations.NullMarked;
