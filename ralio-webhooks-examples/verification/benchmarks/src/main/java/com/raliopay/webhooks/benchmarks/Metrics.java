package com.raliopay.webhooks.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;

/** Calculates the metrics from the results of JMH. */
final class Metrics {

    private static final String BASELINE = "hmacAndTokens";

    private final List<RunResult> results;

    Metrics(Collection<RunResult> results) {
        this.results = List.copyOf(results);
    }

    /** Returns the ratios of parsing and dispatching to the baseline, as medians and body by body. */
    List<Metric> ofDeliveries() {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(Metric.atMost(
                1.70,
                "parse / tokens, median of the documented bodies",
                median(body -> ratio("parse", "tokens", body))));
        metrics.add(Metric.atMost(
                1.80,
                "signed dispatch / (HMAC + tokens), median of the documented bodies",
                median(body -> ratio("dispatch", BASELINE, body))));
        metrics.add(Metric.of(
                "allocated by dispatch / by HMAC + tokens, median of the documented bodies",
                median(body -> allocation("dispatch", body) / allocation(BASELINE, body))));
        metrics.add(part("HMAC", BASELINE, "tokens"));
        metrics.add(Metric.of("part of the dispatch: verification", median(body -> ratio("verify", BASELINE, body))));
        metrics.add(Metric.of("part of the dispatch: parse", median(body -> ratio("parse", BASELINE, body))));
        metrics.add(part("store", "dispatch", "dispatchWithoutStore"));
        for (String body : Benchmarks.documentedAndTwentyChecks()) {
            String name = body.toLowerCase(Locale.ROOT).replace('_', ' ');
            metrics.add(Metric.of("parse / tokens, " + name, ratio("parse", "tokens", body)));
            metrics.add(Metric.of("signed dispatch / (HMAC + tokens), " + name, ratio("dispatch", BASELINE, body)));
        }
        return metrics;
    }

    /** Returns how many times as many deliveries two threads handle, from runs with one thread and with two. */
    List<Metric> ofTwoThreads() {
        return List.of(
                Metric.of("deliveries by two threads / by one", twoThreads("dispatch")),
                Metric.of("deliveries by two threads / by one, without a store", twoThreads("dispatchWithoutStore")));
    }

    private double twoThreads(String benchmark) {
        List<RunResult> found = Stream.of(1, 2)
                .map(threads -> only(results.stream()
                        .filter(r -> isOf(benchmark, r) && r.getParams().getThreads() == threads)
                        .toList()))
                .toList();
        return 2 * score(found.get(0)) / score(found.get(1));
    }

    /** Returns the effect of 1,000 other listeners, from runs with none and with 1,000. */
    Metric ofOtherListeners() {
        return Metric.of(
                "dispatch with 1,000 other listeners / without",
                score(find("dispatch", "otherListeners", "1000")) / score(find("dispatch", "otherListeners", "0")));
    }

    /** Returns how the time of a byte changes with the length of the body. */
    Metric ofLargeBodies() {
        return Metric.of(
                "time per byte of a body of 1 MB / of 1 KB",
                timePerByte(BenchmarkBody.ONE_MEGABYTE.name()) / timePerByte(BenchmarkBody.ONE_KILOBYTE.name()));
    }

    private double timePerByte(String body) {
        return time("dispatch", body) / BenchmarkBody.of(body, new UUID(0, 0)).length;
    }

    /** Returns the microseconds of each store and of its bare statements. */
    List<Metric> ofStores(Collection<BenchmarkStore> stores) {
        List<Metric> metrics = new ArrayList<>();
        for (BenchmarkStore store : stores) {
            double claims = score(find("claimAndComplete", "store", store.name()));
            double bare = score(find("bareStatements", "store", store.name()));
            metrics.add(Metric.of(store + ": claim + complete, µs", claims));
            metrics.add(Metric.of(store + ": bare statements, µs", bare));
            metrics.add(Metric.of(store + ": ratio", claims / bare));
        }
        return metrics;
    }

    private static double median(ToDoubleFunction<String> metric) {
        return Metric.median(
                Stream.of(BenchmarkBody.documented()).mapToDouble(metric).toArray());
    }

    /** Returns the difference between two benchmarks as a ratio to the baseline. */
    private Metric part(String name, String with, String without) {
        return Metric.of(
                "part of the dispatch: " + name,
                median(body -> (time(with, body) - time(without, body)) / time(BASELINE, body)));
    }

    private double ratio(String benchmark, String baseline, String body) {
        return time(benchmark, body) / time(baseline, body);
    }

    private double time(String benchmark, String body) {
        return score(find(benchmark, "body", body));
    }

    private double allocation(String benchmark, String body) {
        var profile = find(benchmark, "body", body).getSecondaryResults();
        return requireNonNull(profile.get("gc.alloc.rate.norm")).getScore();
    }

    private RunResult find(String benchmark, String param, String value) {
        return only(results.stream()
                .filter(r -> isOf(benchmark, r) && value.equals(r.getParams().getParam(param)))
                .toList());
    }

    private static boolean isOf(String benchmark, RunResult result) {
        return result.getParams().getBenchmark().endsWith("." + benchmark);
    }

    private static RunResult only(List<RunResult> found) {
        if (found.size() != 1) {
            throw new IllegalStateException("one result expected but found " + found.size());
        }
        return found.get(0);
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
