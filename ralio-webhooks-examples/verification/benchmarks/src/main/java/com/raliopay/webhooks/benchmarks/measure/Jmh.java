package com.raliopay.webhooks.benchmarks.measure;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs benchmarks with JMH and its profiler of allocations. */
public final class Jmh {

    /** The results of a run of JMH. */
    public static final class Scores {

        private final Collection<RunResult> results;

        private Scores(Collection<RunResult> results) {
            this.results = results;
        }

        /** Returns the score of a benchmark, in its own unit. */
        public double of(String method, Map<String, String> params) {
            return find(method, params).getPrimaryResult().getScore();
        }

        /** Returns the bytes that one operation allocates. */
        public double allocated(String method, Map<String, String> params) {
            return requireNonNull(find(method, params).getSecondaryResults().get("gc.alloc.rate.norm"))
                    .getScore();
        }

        private RunResult find(String method, Map<String, String> params) {
            List<RunResult> found = results.stream()
                    .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                    .filter(result -> params.entrySet().stream()
                            .allMatch(param ->
                                    param.getValue().equals(result.getParams().getParam(param.getKey()))))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException(
                        "one result of %s %s expected but found %d".formatted(method, params, found.size()));
            }
            return found.get(0);
        }
    }

    private Jmh() {}

    /** Returns options for all benchmarks of a class whose methods match a regular expression. */
    public static ChainedOptionsBuilder options(Effort effort, Class<?> benchmarks, String methods) {
        TimeValue time = effort.choose(TimeValue.milliseconds(100), TimeValue.seconds(1));
        return new OptionsBuilder()
                .include("^" + benchmarks.getName().replace("$", "\\.") + "\\.(" + methods + ")$")
                .addProfiler(GCProfiler.class)
                .forks(effort.choose(1, 2))
                .warmupIterations(effort.choose(1, 3))
                .warmupTime(time)
                .measurementIterations(effort.choose(1, 4))
                .measurementTime(time)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xmx2g", "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider");
    }

    /** Runs benchmarks. */
    public static Scores run(ChainedOptionsBuilder options) throws RunnerException {
        return new Scores(new Runner(options.build()).run());
    }
}
