/** Compiles the samples of the Javadoc and the README. */
@NullMarked
package com.raliopay.webhooks.samples;

import org.jspecify.annotations.NullMarked;
