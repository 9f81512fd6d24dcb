package com.raliopay.webhooks.benchmarks.growth;

import static java.util.Objects.requireNonNullElse;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Jmh;
import com.raliopay.webhooks.benchmarks.measure.Part;
import com.raliopay.webhooks.benchmarks.report.Section;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Measures how the time of a delivery grows with the length of the body, the number of listeners, and that of threads. */
public final class Growth implements Part {

    private static final double FLAT = 1.2;

    private static final String LENGTH = "length of the body, bytes";
    private static final String LISTENERS = "listeners";

    private static final String METHOD = """
            One thing grows, and the time is divided by what it should be proportional to. Each delivery is a signed and new event for
            listeners that do nothing, with a full store in memory, as in the first section. Bodies are failed sessions with more and
            more checks.

            A listener that does nothing costs little beside the rest of the delivery, so "ns per added listener" is the difference from
            the row above. Listeners for other types of events should cost nothing. With two threads, each event may take as long as with
            one: a ratio of 1 is twice the throughput. The two cores of this machine may be threads of one physical core, which then slow
            each other down whatever the code does; the row without a store shows how much, since its threads share no lock. How the
            stores grow with remembered events and with subjects is in the section on stores.
            """;

    @Override
    public Section run(Effort effort) throws Exception {
        int limit = WebhookDispatcher.builder().acceptUnsigned().build().maxBodyBytes();
        List<Integer> lengths = effort.choose(List.of(1_024), List.of(1_024, 4_096, 16_384, 65_536, 262_144, limit));
        List<Integer> counts = effort.choose(List.of(10), List.of(1, 10, 100, 1_000));

        Table bodies = bodies(effort, lengths);
        Table listeners = listeners(effort, counts);
        Table threads = threads(effort);
        return new Section(
                "Growth",
                METHOD,
                List.of(bodies, listeners, threads),
                List.of(
                        Target.atMost(
                                FLAT,
                                "time per byte of the longest body / of 1 KB",
                                last(bodies, 1) / first(bodies, 1)),
                        Target.atMost(
                                FLAT,
                                "time per added listener, 100 to 1,000 / 10 to 100",
                                last(listeners, 1) / value(listeners, Math.max(0, counts.size() - 2), 1)),
                        Target.atMost(
                                FLAT,
                                "time per event with 1,000 listeners for other events / with one",
                                last(listeners, 2) / first(listeners, 2)),
                        Target.atMost(FLAT, "time per thread and event, two threads / one", last(threads, 2)),
                        Target.atMost(
                                FLAT,
                                "time per thread and event without a store, two threads / one",
                                first(threads, 2))));
    }

    private static Table bodies(Effort effort, List<Integer> lengths) throws RunnerException {
        Jmh.Scores scores = Jmh.run(options(effort).param("body", texts(lengths)));
        Table table = Table.of("Length of the body", LENGTH, "µs", "ns per byte", "bytes allocated per byte");
        for (int length : lengths) {
            Map<String, String> body = Map.of("body", Integer.toString(length));
            double time = scores.of("dispatch", body);
            table = table.row(number(length), time, 1_000 * time / length, scores.allocated("dispatch", body) / length);
        }
        return table.lines("ns per byte", "ns per byte");
    }

    private static Table listeners(Effort effort, List<Integer> counts) throws RunnerException {
        Jmh.Scores same = Jmh.run(options(effort).param("listeners", texts(counts)));
        Jmh.Scores other = Jmh.run(options(effort).param("otherListeners", texts(counts)));
        Table table = Table.of(
                "Number of listeners", LISTENERS, "for the event, µs", "ns per added listener", "for other events, µs");
        double timeBefore = 0;
        int countBefore = 0;
        for (int count : counts) {
            double time = same.of("dispatch", Map.of("listeners", Integer.toString(count)));
            table = table.row(
                    number(count),
                    time,
                    countBefore == 0 ? null : 1_000 * (time - timeBefore) / (count - countBefore),
                    other.of("dispatch", Map.of("otherListeners", Integer.toString(count))));
            timeBefore = time;
            countBefore = count;
        }
        return table.lines("µs", "for the event, µs", "for other events, µs");
    }

    private static Table threads(Effort effort) throws RunnerException {
        Table table = Table.of("Threads", "dispatcher", "one thread, µs", "two threads, µs", "two / one");
        String[] stores = {"false", "true"};
        Jmh.Scores one = Jmh.run(options(effort).param("store", stores));
        Jmh.Scores two = Jmh.run(options(effort).param("store", stores).threads(2));
        for (String store : stores) {
            double timeOfOne = one.of("dispatch", Map.of("store", store));
            double timeOfTwo = two.of("dispatch", Map.of("store", store));
            table = table.row(
                    store.equals("true") ? "with its store in memory" : "without a store",
                    timeOfOne,
                    timeOfTwo,
                    timeOfTwo / timeOfOne);
        }
        return table;
    }

    private static ChainedOptionsBuilder options(Effort effort) {
        return Jmh.options(effort, GrowthBenchmark.class, "dispatch");
    }

    private static double first(Table table, int column) {
        return value(table, 0, column);
    }

    private static double last(Table table, int column) {
        return value(table, table.rows().size() - 1, column);
    }

    private static double value(Table table, int row, int column) {
        return requireNonNullElse(table.rows().get(row).values().get(column), Double.NaN);
    }

    private static String[] texts(List<Integer> values) {
        return values.stream().map(String::valueOf).toArray(String[]::new);
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
