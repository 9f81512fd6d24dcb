package com.raliopay.webhooks.benchmarks.server;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Part;
import com.raliopay.webhooks.benchmarks.report.Section;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import com.raliopay.webhooks.benchmarks.server.ServerProgram.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** The endpoints of three servers with the library, beside the same endpoints that only read the body and answer 200. */
public final class ServerPart implements Part {

    private static final String TITLE = "In a server";
    private static final String METHOD = """
            Each server is a JVM of its own, with a heap of 1 GB: the JDK's `HttpServer`, a servlet in Jetty, and Vert.x with a
            blocking handler, each as in its example, in memory instead of with a database. *Bare* is the same server with the
            same threads, whose handler reads the whole body and answers 200 without a body. *Library* dispatches to one
            listener, with the default store, which is full after the warm-up. Logback writes to a file; at WARN nothing, at
            INFO a line for each event, flushed. Every request is a new signed `kyc_session_verified`; a run fails unless
            all but one in 1,000 are `HANDLED` and every status is 2xx.

            Closed loop: wrk with 16 connections on the same machine, where client and server share the processor. Rounds of
            two seconds alternate between the endpoints; the values are medians, and *of bare* is the median of the ratios
            within a round. Open loop: 16 connections that send at a constant rate, and latencies from the time at which a
            request was due (no coordinated omission), including up to 0.1 ms by which the client wakes up late. wrk has no
            constant rate, and the load tests of the simulator are closed loops, so the sender is the benchmark's own.

            Not to be concluded: what a server reaches. The client takes a part of the processor, there is no network
            and no TLS, and a listener does nothing here; with any of these the library's share is smaller. The bare
            endpoint is no webhook endpoint: it verifies nothing. Its response has no body either, and the JDK's server sends
            a body in a packet of its own; the table of steps shows what that takes.
            """;
    private static final String WARN = "WARN";
    private static final String INFO = "INFO";

    @Override
    public Section run(Effort effort) throws Exception {
        if (!Wrk.isInstalled()) {
            return new Section(TITLE, "**Not measured: wrk is not installed.**", List.of(), List.of());
        }
        Path directory = Files.createTempDirectory("ralio-servers");
        try {
            Deliveries deliveries = Deliveries.in(directory.resolve("deliveries"));
            Wrk wrk = new Wrk(deliveries, directory);
            return run(endpoints -> new Rounds(deliveries, wrk, directory, effort, endpoints), effort);
        } finally {
            delete(directory);
        }
    }

    @FunctionalInterface
    private interface Setup {

        Rounds of(List<Endpoint> endpoints) throws IOException;
    }

    private static Section run(Setup setup, Effort effort)
            throws IOException, InterruptedException, ExecutionException {
        Table closed = Table.of(
                "Closed loop",
                "endpoint",
                "requests/s",
                "of bare",
                "p50, ms",
                "p99, ms",
                "processor time of the server, µs per request");
        Table open = Table.of(
                "Open loop, at half of what the bare endpoint reaches",
                "endpoint",
                "requests/s",
                "p50, ms",
                "p99, ms",
                "p99.9, ms");
        List<Target> targets = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Endpoint> endpoints = List.of(
                    new Endpoint(kind.label() + ", bare", kind, Work.BARE, WARN),
                    new Endpoint(kind.label() + ", library, WARN", kind, Work.DISPATCH, WARN),
                    new Endpoint(kind.label() + ", library, INFO", kind, Work.DISPATCH, INFO));
            Rounds rounds = setup.of(endpoints);
            for (int jvms = 0; jvms < effort.choose(1, 2); jvms++) {
                rounds.run(effort.choose(1, 4), 1);
            }
            for (int i = 0; i < endpoints.size(); i++) {
                closed = closed.row(
                        endpoints.get(i).name(),
                        rounds.closed(i, Wrk.Result::perSecond),
                        rounds.ratio(i),
                        rounds.closed(i, Wrk.Result::p50),
                        rounds.closed(i, Wrk.Result::p99),
                        rounds.closed(i, Wrk.Result::cpuMicros));
                open = open.row(
                        endpoints.get(i).name(),
                        rounds.rate(),
                        rounds.open(i, OpenLoop.Result::p50),
                        rounds.open(i, OpenLoop.Result::p99),
                        rounds.open(i, OpenLoop.Result::p999));
            }
            targets.add(Target.atLeast(0.92, kind.label() + ": requests/s with the library / bare", rounds.ratio(1)));
        }
        Table steps = steps(setup, effort);
        return new Section(TITLE, METHOD, List.of(closed.bars("requests/s", "requests/s"), open, steps), targets);
    }

    private static Table steps(Setup setup, Effort effort)
            throws IOException, InterruptedException, ExecutionException {
        List<Endpoint> endpoints = List.of(
                new Endpoint("reads the body, answers 200", Kind.JDK, Work.BARE, WARN),
                new Endpoint("+ headers and body of the response", Kind.JDK, Work.ANSWER, WARN),
                new Endpoint("+ verifies", Kind.JDK, Work.VERIFY, WARN),
                new Endpoint("+ parses", Kind.JDK, Work.PARSE, WARN),
                new Endpoint("dispatches, without a store", Kind.JDK, Work.DISPATCH_WITHOUT_STORE, WARN),
                new Endpoint("dispatches, remembers 1,000 events", Kind.JDK, Work.DISPATCH_WITH_SMALL_STORE, WARN),
                new Endpoint("dispatches, remembers 100,000 events", Kind.JDK, Work.DISPATCH, WARN),
                new Endpoint("the same, and answers without a body", Kind.JDK, Work.DISPATCH_WITHOUT_BODY, WARN),
                new Endpoint("the same with a body, and the log at INFO", Kind.JDK, Work.DISPATCH, INFO));
        Rounds rounds = setup.of(endpoints);
        rounds.run(effort.choose(1, 4), 0);
        Table steps = Table.of(
                "Where the time goes, step by step, on the JDK's server",
                "endpoint",
                "requests/s",
                "of bare",
                "processor time of the server, µs per request");
        for (int i = 0; i < endpoints.size(); i++) {
            steps = steps.row(
                    endpoints.get(i).name(),
                    rounds.closed(i, Wrk.Result::perSecond),
                    rounds.ratio(i),
                    rounds.closed(i, Wrk.Result::cpuMicros));
        }
        return steps;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
