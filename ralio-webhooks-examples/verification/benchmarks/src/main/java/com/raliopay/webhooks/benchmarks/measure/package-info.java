/** What all parts measure with: JMH, and JVMs of their own. */
@NullMarked
package com.raliopay.webhooks.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
