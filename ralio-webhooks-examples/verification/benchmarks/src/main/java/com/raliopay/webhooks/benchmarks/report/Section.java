package com.raliopay.webhooks.benchmarks.report;

import java.util.List;

/**
 * The results of one part of a run.
 *
 * @param title the heading
 * @param method what was measured, how, and what the values do not show, in Markdown
 * @param tables the measured values
 * @param targets the targets
 */
public record Section(String title, String method, List<Table> tables, List<Target> targets) {}
