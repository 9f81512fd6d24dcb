package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.util.List;

/** Tables, and what they have to reach. */
record Results(List<Table> tables, List<Target> targets) {}
