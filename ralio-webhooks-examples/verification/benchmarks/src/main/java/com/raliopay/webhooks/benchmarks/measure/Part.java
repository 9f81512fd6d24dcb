package com.raliopay.webhooks.benchmarks.measure;

import com.raliopay.webhooks.benchmarks.report.Section;

/** A part of a run. */
@FunctionalInterface
public interface Part {

    /** Measures. */
    Section run(Effort effort) throws Exception;
}
