package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.List;

/** New and known events in every store. */
final class ClaimResults {

    private static final double MAX_RATIO = 1.25;

    private ClaimResults() {}

    static Results ofNewEvents(Servers servers, Effort effort) throws Exception {
        Table table = Table.of(
                "A new event, claimed and completed",
                "store",
                "claim + complete, µs",
                "bare statements, µs",
                "ratio",
                "bare with the query timeout, µs",
                "ratio to these",
                "claim + complete allocate, bytes");
        List<Target> targets = new ArrayList<>();
        for (Server server : servers.all()) {
            boolean database = Product.DATABASES.contains(server.product());
            List<String> methods = new ArrayList<>(List.of("claimAndComplete", "bareStatements"));
            if (database) {
                methods.add("bareStatementsWithTimeout");
            }
            Measurement micros = Measurement.of(server, effort, ClaimBenchmark::new, methods);
            double ratio = micros.ratio("claimAndComplete", "bareStatements");
            table = table.row(
                    server.product().toString(),
                    micros.of("claimAndComplete"),
                    micros.of("bareStatements"),
                    ratio,
                    database ? Double.valueOf(micros.of("bareStatementsWithTimeout")) : null,
                    database ? Double.valueOf(micros.ratio("claimAndComplete", "bareStatementsWithTimeout")) : null,
                    micros.allocated("claimAndComplete"));
            targets.add(Target.atMost(MAX_RATIO, server.product() + ": claim + complete / bare statements", ratio));
        }
        return new Results(List.of(table.bars("ratio", "ratio")), targets);
    }

    static Results ofKnownEvents(Servers servers, Effort effort) throws Exception {
        Table table = Table.of(
                "A claim of a known event",
                "store",
                "completed, µs",
                "in progress, µs",
                "bare read, µs",
                "completed / bare read",
                "in progress / bare read",
                "two claims of a new event at the same time, µs each");
        for (Server server : servers.all()) {
            Measurement micros = Measurement.of(
                    server, effort, ClaimBenchmark::new, List.of("duplicate", "inProgress", "bareSelect"));
            table = table.row(
                    server.product().toString(),
                    micros.of("duplicate"),
                    micros.of("inProgress"),
                    micros.of("bareSelect"),
                    micros.ratio("duplicate", "bareSelect"),
                    micros.ratio("inProgress", "bareSelect"),
                    Burst.micros(server, effort.choose(10, 2_000)));
        }
        return new Results(List.of(table.bars("ratio", "completed / bare read", "in progress / bare read")), List.of());
    }
}
