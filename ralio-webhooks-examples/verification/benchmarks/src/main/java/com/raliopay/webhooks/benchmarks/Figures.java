package com.raliopay.webhooks.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.openjdk.jmh.results.RunResult;

/** Takes the figures out of JMH's results. */
final class Figures {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final List<RunResult> results;

    Figures(Collection<RunResult> results) {
        this.results = List.copyOf(results);
    }

    /** {@return the ratios of deliveries to the floor's work, payload by payload and as medians} */
    List<Figure> ofDeliveries() {
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.atMost("signed dispatch / floor, median of the documented", median("dispatch", "floor"), 1.25));
        figures.add(Figure.atMost(
                "parse / floor of parsing, median of the documented", median("parse", "floorOfParsing"), 1.3));
        figures.add(Figure.atMost(
                "allocation of dispatch / floor, median of the documented",
                median(Payload.DOCUMENTED.stream()
                        .mapToDouble(payload -> allocation("dispatch", payload) / allocation("floor", payload))
                        .toArray()),
                1.8));
        figures.add(Figure.of("of signed dispatch / floor: the HMAC", differenceToFloor("floor", "floorOfParsing")));
        figures.add(Figure.of("of signed dispatch / floor: verification", median("verify", "floor")));
        figures.add(Figure.of("of signed dispatch / floor: parse", median("parse", "floor")));
        figures.add(Figure.of(
                "of signed dispatch / floor: the store", differenceToFloor("dispatch", "dispatchWithoutStore")));
        for (Payload payload : documentedAndTwentyChecks()) {
            figures.add(Figure.of(
                    "signed dispatch / floor, " + name(payload), time("dispatch", payload) / time("floor", payload)));
        }
        for (Payload payload : documentedAndTwentyChecks()) {
            figures.add(Figure.of(
                    "parse / floor of parsing, " + name(payload),
                    time("parse", payload) / time("floorOfParsing", payload)));
        }
        return figures;
    }

    /** {@return how many times as many deliveries two threads make} From runs with one and with two threads. */
    List<Figure> ofTwoThreads() {
        return List.of(
                Figure.atLeast("deliveries of two threads / one thread", twoThreads("dispatch"), 1.9),
                Figure.of(
                        "deliveries of two threads / one thread, without a store", twoThreads("dispatchWithoutStore")));
    }

    private double twoThreads(String benchmark) {
        double one = only(benchmark, r -> r.getParams().getThreads() == 1);
        double two = only(benchmark, r -> r.getParams().getThreads() == 2);
        return 2 * one / two;
    }

    /** {@return what 1,000 other listeners change} From runs with none and with 1,000. */
    Figure ofOtherListeners() {
        double without = only("dispatch", r -> param(r, "otherListeners").equals("0"));
        double with = only("dispatch", r -> param(r, "otherListeners").equals("1000"));
        return Figure.atMost("dispatch with 1,000 other listeners / without", with / without, 1.05);
    }

    /** {@return how the time of a byte changes with the length of the body} */
    Figure ofLargeBodies() {
        double small = time("dispatch", Payload.ONE_KILOBYTE) / length(Payload.ONE_KILOBYTE);
        double large = time("dispatch", Payload.ONE_MEGABYTE) / length(Payload.ONE_MEGABYTE);
        return Figure.atMost("time of a byte of a 1 MB event / of a 1 KB event", large / small, 1.1);
    }

    /** {@return the microseconds of each store, and of the bare statements} */
    List<Figure> ofStores() {
        List<Figure> figures = new ArrayList<>();
        for (StoreUnderTest store : StoreUnderTest.values()) {
            Predicate<RunResult> ofStore = r -> param(r, "store").equals(store.name());
            if (results.stream().anyMatch(ofStore)) {
                double claims = only("claimAndComplete", ofStore);
                double bare = only("bareStatements", ofStore);
                figures.add(Figure.of(store + ": claim + complete, µs", claims));
                figures.add(Figure.of(store + ": the bare statements, µs", bare));
                figures.add(Figure.of(store + ": ratio", claims / bare));
            }
        }
        return figures;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double median(String what, String floor) {
        return median(Payload.DOCUMENTED.stream()
                .mapToDouble(payload -> time(what, payload) / time(floor, payload))
                .toArray());
    }

    /** What one benchmark takes more than another, as a ratio to the floor. */
    private double differenceToFloor(String more, String less) {
        return median(Payload.DOCUMENTED.stream()
                .mapToDouble(payload -> (time(more, payload) - time(less, payload)) / time("floor", payload))
                .toArray());
    }

    private static List<Payload> documentedAndTwentyChecks() {
        List<Payload> payloads = new ArrayList<>(Payload.DOCUMENTED);
        payloads.add(Payload.TWENTY_CHECKS);
        return payloads;
    }

    private static String name(Payload payload) {
        return payload.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static int length(Payload payload) {
        return payload.withId(new UUID(0, 0)).length;
    }

    private double time(String benchmark, Payload payload) {
        return only(benchmark, r -> param(r, "payload").equals(payload.name()));
    }

    private double allocation(String benchmark, Payload payload) {
        var profile =
                find(benchmark, r -> param(r, "payload").equals(payload.name())).getSecondaryResults();
        var result = profile.get(ALLOCATION);
        if (result == null) {
            throw new IllegalStateException("no result of the profiler for " + ALLOCATION);
        }
        return result.getScore();
    }

    private double only(String benchmark, Predicate<RunResult> condition) {
        return find(benchmark, condition).getPrimaryResult().getScore();
    }

    private RunResult find(String benchmark, Predicate<RunResult> condition) {
        List<RunResult> found = results.stream()
                .filter(r -> r.getParams().getBenchmark().endsWith("." + benchmark))
                .filter(condition)
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " results of " + benchmark + "; expected one");
        }
        return found.get(0);
    }

    private static String param(RunResult result, String name) {
        String value = result.getParams().getParam(name);
        return value == null ? "" : value;
    }
}
