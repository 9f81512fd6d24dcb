package com.raliopay.webhooks.benchmarks.server;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Measures endpoints in many short rounds. Each round measures every endpoint once, one right after the other and in an order
 * that rotates, so that whatever else the machine does affects all of them. The first endpoint is what the others are compared
 * with.
 */
final class Rounds {

    private static final int WARM_UP_SECONDS = 9;
    private static final int CLOSED_SECONDS = 2;
    private static final double OPEN_SECONDS = 4;

    /** The rate of open loops, as a share of what the first endpoint reaches in closed loops. */
    private static final double SHARE_OF_BARE = 0.5;

    private final Wrk wrk;
    private final OpenLoop openLoop;
    private final Effort effort;
    private final Path directory;
    private final List<Endpoint> endpoints;
    private final List<List<Wrk.Result>> closed = new ArrayList<>();
    private final List<List<OpenLoop.Result>> open = new ArrayList<>();
    private double rate;

    /**
     * Creates rounds.
     *
     * @param deliveries what to send
     * @param directory for logs of the servers
     */
    Rounds(Deliveries deliveries, Wrk wrk, Path directory, Effort effort, List<Endpoint> endpoints) throws IOException {
        this.wrk = wrk;
        this.openLoop = new OpenLoop(deliveries);
        this.effort = effort;
        this.directory = directory;
        this.endpoints = endpoints;
        for (int i = 0; i < endpoints.size(); i++) {
            closed.add(new ArrayList<>());
            open.add(new ArrayList<>());
        }
    }

    /** Measures in new JVMs: closed loops, then open loops. */
    void run(int closedRounds, int openRounds) throws IOException, InterruptedException, ExecutionException {
        List<RunningServer> servers = new ArrayList<>();
        try {
            for (Endpoint endpoint : endpoints) {
                servers.add(RunningServer.start(endpoint, directory));
            }
            if (effort == Effort.FULL) {
                for (RunningServer server : servers) {
                    wrk.run(server, WARM_UP_SECONDS);
                }
            }
            for (int round = 0; round < closedRounds; round++) {
                for (int i : order(round)) {
                    closed.get(i).add(wrk.run(servers.get(i), effort.choose(1, CLOSED_SECONDS)));
                }
            }
            if (openRounds > 0 && rate == 0) {
                rate = closed(0, Wrk.Result::perSecond) * SHARE_OF_BARE;
            }
            for (int round = 0; round < openRounds; round++) {
                for (int i : order(round)) {
                    open.get(i).add(openLoop.run(servers.get(i), rate, effort.choose(0.2, OPEN_SECONDS)));
                }
            }
        } finally {
            for (RunningServer server : servers) {
                server.close();
            }
        }
    }

    private List<Integer> order(int round) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, endpoints.size()).boxed().toList());
        Collections.rotate(order, -round);
        return order;
    }

    /** Returns the median of an endpoint's closed loops. */
    double closed(int endpoint, ToDoubleFunction<Wrk.Result> value) {
        return median(closed.get(endpoint).stream().mapToDouble(value));
    }

    /** Returns the median, over the rounds, of an endpoint's requests per second divided by those of the first endpoint. */
    double ratio(int endpoint) {
        return median(IntStream.range(0, closed.get(0).size())
                .mapToDouble(round -> closed.get(endpoint).get(round).perSecond()
                        / closed.get(0).get(round).perSecond()));
    }

    /** Returns the median of an endpoint's open loops. */
    double open(int endpoint, ToDoubleFunction<OpenLoop.Result> value) {
        return median(open.get(endpoint).stream().mapToDouble(value));
    }

    /** Returns the requests per second of the open loops. */
    double rate() {
        return rate;
    }

    private static double median(DoubleStream values) {
        return new ListStatistics(values.toArray()).getPercentile(50);
    }
}
