package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How stores and listeners grow. */
final class GrowthResults {

    private static final int MAX_EVENTS = 10_000_000;

    /** More do not fit into this JVM, and MariaDB takes too long to fill. */
    private static final int MAX_EVENTS_OF_OTHERS = 1_000_000;

    private static final double MAX_RATIO = 1.2;

    private GrowthResults() {}

    static Results ofEvents(Servers servers, Effort effort) throws Exception {
        List<Growth> growths = new ArrayList<>();
        for (Server server : servers.all()) {
            growths.add(Growth.of(server, events(server.product(), effort), effort));
        }
        List<Target> targets = growths.stream()
                .map(growth -> Target.atMost(
                        MAX_RATIO, growth.product() + ": claim + complete, most events / fewest", growth.ratio()))
                .toList();
        return new Results(
                List.of(
                        table("Claim and complete of a new event, µs", growths, Growth.Size::micros)
                                .lines("µs", names(growths)),
                        table("Bytes per event", growths, Growth.Size::bytesPerEvent)
                                .lines("bytes", names(growths)),
                        table("purgeExpired, ms per 1,000 deleted events", growths, Growth.Size::purge),
                        table("purgeExpired that finds nothing, ms", growths, Growth.Size::emptyPurge)),
                targets);
    }

    private static List<Integer> events(Product product, Effort effort) {
        int fewest = product == Product.MEMORY ? 100_000 : 10_000;
        int most = product == Product.POSTGRESQL || product == Product.REDIS ? MAX_EVENTS : MAX_EVENTS_OF_OTHERS;
        return effort.choose(
                List.of(100, 1_000),
                IntStream.iterate(fewest, n -> n <= most, n -> 10 * n).boxed().toList());
    }

    private static String[] names(List<Growth> growths) {
        return growths.stream().map(growth -> growth.product().toString()).toArray(String[]::new);
    }

    /** Returns a table with a row for each number of events, and a column for each store. */
    private static Table table(String title, List<Growth> growths, Function<Growth.Size, @Nullable Double> value) {
        Table table = Table.of(title, "remembered events", names(growths));
        for (int events : growths.stream()
                .flatMap(growth -> growth.sizes().keySet().stream())
                .distinct()
                .sorted()
                .toList()) {
            @Nullable Double[] values = new @Nullable Double[growths.size()];
            for (int i = 0; i < values.length; i++) {
                Growth.Size size = growths.get(i).sizes().get(events);
                values[i] = size == null ? null : value.apply(size);
            }
            table = table.row(String.format(Locale.ROOT, "%,d", events), values);
        }
        return table;
    }

    static Results ofSubjects(Servers servers, Effort effort) throws Exception {
        List<Integer> subjects = effort.choose(List.of(1, 100), List.of(1, 1_000, 1_000_000));
        List<Server> databases = servers.of(List.of(Product.H2, Product.POSTGRESQL));
        List<List<Double>> micros = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (Server server : databases) {
            List<Double> times = Subjects.micros(server, subjects, effort);
            micros.add(times);
            targets.add(Target.atMost(
                    MAX_RATIO,
                    server.product() + ": ordered listener, most subjects / one",
                    times.get(times.size() - 1) / times.get(0)));
        }
        String[] names =
                databases.stream().map(server -> server.product().toString()).toArray(String[]::new);
        Table table = Table.of("An ordered listener, µs", "known subjects", names);
        for (int i = 0; i < subjects.size(); i++) {
            int row = i;
            table = table.row(
                    String.format(Locale.ROOT, "%,d", subjects.get(i)),
                    micros.stream().map(times -> times.get(row)).toArray(Double[]::new));
        }
        return new Results(List.of(table.lines("µs", names)), targets);
    }
}
