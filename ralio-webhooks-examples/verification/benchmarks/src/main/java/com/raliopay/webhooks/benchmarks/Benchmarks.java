package com.raliopay.webhooks.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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

/** Measures, prints the figures beside their targets, and draws them. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures the library beside the work that no consumer of signed JSON can do without.")
final class Benchmarks implements Callable<Integer> {

    /** What is measured. */
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
            description = "What to measure: ${COMPLETION-CANDIDATES}; all by default.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(
            names = "--stores",
            split = ",",
            paramLabel = "STORE",
            description = "Which stores: ${COMPLETION-CANDIDATES}; all by default.")
    private Set<StoreUnderTest> stores = EnumSet.allOf(StoreUnderTest.class);

    @Option(names = "--quick", description = "A fraction of a second each: shows that all runs, and measures nothing.")
    private boolean quick;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "target/benchmarks",
            description = "Where to write results.json and chart.svg; ${DEFAULT-VALUE} by default.")
    private Path output = Path.of("target/benchmarks");

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Figure> figures = new ArrayList<>();
        if (parts.contains(Part.DELIVERIES)) {
            figures.addAll(deliveries());
        }
        if (parts.contains(Part.COLD)) {
            figures.addAll(cold());
        }
        if (parts.contains(Part.STORES)) {
            figures.addAll(new Figures(run(options()
                            .include(StoreBenchmark.class.getSimpleName())
                            .param("store", names(stores))))
                    .ofStores());
        }
        Files.createDirectories(output);
        Report report = Report.of(figures, quick);
        report.print(System.out);
        Path json = report.write(output.resolve("results.json"));
        Chart.draw(json, output.resolve("chart.svg"));
        System.out.println("Written: " + json + ", " + output.resolve("chart.svg"));
        return 0;
    }

    private List<Figure> deliveries() throws RunnerException {
        List<Figure> figures = new ArrayList<>(new Figures(run(deliveryOptions(".*")
                        .addProfiler(GCProfiler.class)
                        .param("payload", names(EnumSet.range(Payload.SESSION_VERIFIED, Payload.TWENTY_CHECKS)))))
                .ofDeliveries());
        List<RunResult> threads =
                new ArrayList<>(run(deliveryOptions("dispatch.*").threads(1)));
        threads.addAll(run(deliveryOptions("dispatch.*").threads(2)));
        figures.addAll(new Figures(threads).ofTwoThreads());
        figures.add(
                new Figures(run(deliveryOptions("dispatch").param("otherListeners", "0", "1000"))).ofOtherListeners());
        figures.add(new Figures(run(deliveryOptions("dispatch")
                        .param("payload", names(EnumSet.of(Payload.ONE_KILOBYTE, Payload.ONE_MEGABYTE)))))
                .ofLargeBodies());
        return figures;
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

    private List<Figure> cold() throws IOException, InterruptedException {
        List<ColdStart.Medians> medians = ColdStart.measure(quick ? 1 : COLD_JVMS);
        ColdStart.Medians floor = medians.get(0);
        ColdStart.Medians dispatch = medians.get(1);
        return List.of(
                Figure.atMost(
                        "cold: first signed dispatch / floor, from main to result",
                        dispatch.inMain() / floor.inMain(),
                        1.25),
                Figure.of("cold: the whole process / the floor's", dispatch.ofProcess() / floor.ofProcess()),
                Figure.of("cold: first signed dispatch, ms", dispatch.inMain() / 1_000));
    }

    private static String[] names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }
}
