package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Jmh;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/** New and known events in every store. */
final class ClaimResults {

    private static final double MAX_RATIO = 1.25;

    private ClaimResults() {}

    static Results ofNewEvents(Servers servers, Effort effort) throws RunnerException {
        Jmh.Scores scores = Options.run(
                effort, ClaimBenchmark.class, "claimAndComplete|bareStatements", servers.all(), Options.FORKS);
        Jmh.Scores withTimeout = Options.run(
                effort, ClaimBenchmark.class, "bareStatementsWithTimeout", servers.of(Product.DATABASES), 1);
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
            Map<String, String> address = Map.of("address", server.address());
            double store = scores.of("claimAndComplete", address);
            double bare = scores.of("bareStatements", address);
            @Nullable
            Double limited = Product.DATABASES.contains(server.product())
                    ? withTimeout.of("bareStatementsWithTimeout", address)
                    : null;
            table = table.row(
                    server.product().toString(),
                    store,
                    bare,
                    store / bare,
                    limited,
                    limited == null ? null : Double.valueOf(store / limited),
                    scores.allocated("claimAndComplete", address));
            targets.add(
                    Target.atMost(MAX_RATIO, server.product() + ": claim + complete / bare statements", store / bare));
        }
        return new Results(List.of(table.bars("ratio", "ratio")), targets);
    }

    static Results ofKnownEvents(Servers servers, Effort effort) throws Exception {
        Jmh.Scores scores =
                Options.run(effort, ClaimBenchmark.class, "duplicate|inProgress|bareSelect", servers.all(), 1);
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
            Map<String, String> address = Map.of("address", server.address());
            double completed = scores.of("duplicate", address);
            double inProgress = scores.of("inProgress", address);
            double bare = scores.of("bareSelect", address);
            table = table.row(
                    server.product().toString(),
                    completed,
                    inProgress,
                    bare,
                    completed / bare,
                    inProgress / bare,
                    Burst.micros(server, effort.choose(10, 2_000)));
        }
        return new Results(List.of(table.bars("ratio", "completed / bare read", "in progress / bare read")), List.of());
    }
}
