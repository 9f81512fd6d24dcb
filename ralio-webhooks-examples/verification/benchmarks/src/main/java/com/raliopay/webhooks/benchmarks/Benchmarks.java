package com.raliopay.webhooks.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the benchmarks, and prints their metrics beside the targets. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Compares the library with the work that every consumer of signed JSON has to do.")
final class Benchmarks implements Callable<Integer> {

    enum Part {
        DELIVERIES,
        COLD,
        STORES
    }

    private static final int COLD_JVMS = 20;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Parts: ${COMPLETION-CANDIDATES} (default: all)")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(
            names = "--stores",
            split = ",",
            paramLabel = "STORE",
            description = "Stores: ${COMPLETION-CANDIDATES} (default: all)")
    private Set<BenchmarkStore> stores = EnumSet.allOf(BenchmarkStore.class);

    @Option(names = "--quick", description = "Runs each benchmark for a fraction of a second, which measures nothing")
    private boolean quick;

    @Option(names = "--output", paramLabel = "FILE", description = "Also writes the metrics to this file, as JSON")
    private @Nullable Path output;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Metric> metrics = new ArrayList<>();
        if (parts.contains(Part.DELIVERIES)) {
            metrics.addAll(deliveries());
        }
        if (parts.contains(Part.COLD)) {
            metrics.addAll(cold());
        }
        if (parts.contains(Part.STORES)) {
            metrics.addAll(new Metrics(run(options()
                            .include(StoreBenchmark.class.getSimpleName())
                            .param("store", names(stores))))
                    .ofStores(stores));
        }
        Report report = new Report(quick, metrics);
        report.print(System.out);
        if (output != null) {
            report.write(output);
        }
        return 0;
    }

    static List<String> documentedAndTwentyChecks() {
        List<String> bodies = new ArrayList<>(List.of(BenchmarkBody.documented()));
        bodies.add(BenchmarkBody.TWENTY_CHECKS.name());
        return bodies;
    }

    private List<Metric> deliveries() throws RunnerException {
        List<Metric> metrics = new ArrayList<>(new Metrics(run(deliveryOptions(".*")
                        .addProfiler(GCProfiler.class)
                        .param("body", documentedAndTwentyChecks().toArray(new String[0]))))
                .ofDeliveries());
        List<RunResult> threads =
                new ArrayList<>(run(deliveryOptions("dispatch.*").threads(1)));
        threads.addAll(run(deliveryOptions("dispatch.*").threads(2)));
        metrics.addAll(new Metrics(threads).ofTwoThreads());
        metrics.add(
                new Metrics(run(deliveryOptions("dispatch").param("otherListeners", "0", "1000"))).ofOtherListeners());
        metrics.add(new Metrics(run(deliveryOptions("dispatch")
                        .param("body", BenchmarkBody.ONE_KILOBYTE.name(), BenchmarkBody.ONE_MEGABYTE.name())))
                .ofLargeBodies());
        return metrics;
    }

    private ChainedOptionsBuilder deliveryOptions(String method) {
        return options().include(DeliveryBenchmark.class.getName() + "." + method + "$");
    }

    private ChainedOptionsBuilder options() {
        TimeValue time = quick ? TimeValue.milliseconds(100) : TimeValue.seconds(1);
        return new OptionsBuilder()
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(time)
                .measurementIterations(quick ? 1 : 4)
                .measurementTime(time)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xmx2g");
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }

    private List<Metric> cold() throws IOException, InterruptedException {
        List<ColdStartBenchmark.Medians> medians = ColdStartBenchmark.measure(quick ? 1 : COLD_JVMS);
        ColdStartBenchmark.Medians baseline = medians.get(0);
        ColdStartBenchmark.Medians dispatch = medians.get(1);
        return List.of(
                Metric.atMost(
                        1.15,
                        "cold: first signed dispatch / (HMAC + tokens), from main to result",
                        dispatch.inMain() / baseline.inMain()),
                Metric.of("cold: whole process / baseline's", dispatch.ofProcess() / baseline.ofProcess()),
                Metric.of("cold: first signed dispatch, ms", dispatch.inMain() / 1_000));
    }

    private static String[] names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }
}
