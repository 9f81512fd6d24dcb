/** The results of a run, as JSON, and as a page in Markdown with charts. */
@NullMarked
package com.raliopay.webhooks.benchmarks.report;

import org.jspecify.annotations.NullMarked;
