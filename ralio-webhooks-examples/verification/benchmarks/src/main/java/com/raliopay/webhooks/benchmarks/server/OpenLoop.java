package com.raliopay.webhooks.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * An open loop: each request has a time at which it is to be sent, whatever happened to the ones before, and its latency
 * counts from that time on. A request that has to wait for the connection is late, and the wait is part of its latency.
 */
final class OpenLoop {

    /** Latencies in milliseconds. */
    record Result(double p50, double p99, double p999) {}

    private static final int CONNECTIONS = 16;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long START_DELAY_NANOS = 100_000_000;

    private final Deliveries deliveries;
    private final ByteBuffer ring;

    OpenLoop(Deliveries deliveries) throws IOException {
        this.deliveries = deliveries;
        ring = deliveries.map();
    }

    /** Sends new events at a constant rate. */
    Result run(RunningServer server, double perSecond, double seconds)
            throws IOException, InterruptedException, ExecutionException {
        int perConnection = Math.max(1, (int) (perSecond * seconds / CONNECTIONS));
        double interval = NANOS_PER_SECOND / perSecond;
        long start = System.nanoTime() + START_DELAY_NANOS;
        long first = server.nextDelivery();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        List<Future<Histogram>> connections = new ArrayList<>();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            int offset = connection;
            connections.add(threads.submit(() -> send(server.port(), perConnection, request -> {
                long number = (long) request * CONNECTIONS + offset;
                return new Scheduled(first + number, start + (long) (number * interval));
            })));
        }
        threads.shutdown();
        Histogram all = new Histogram(3);
        for (Future<Histogram> connection : connections) {
            all.add(connection.get());
        }
        server.check((long) perConnection * CONNECTIONS);
        return new Result(millis(all, 50), millis(all, 99), millis(all, 99.9));
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /** A delivery, by its number in the ring, and when it is to be sent, in {@link System#nanoTime()}. */
    private record Scheduled(long delivery, long at) {}

    @FunctionalInterface
    private interface Schedule {

        Scheduled get(int request);
    }

    private Histogram send(int port, int count, Schedule schedule) throws IOException {
        Histogram latencies = new Histogram(3);
        byte[] request = new byte[deliveries.length()];
        try (Socket socket = new Socket("localhost", port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < count; i++) {
                Scheduled next = schedule.get(i);
                deliveries.copy(ring, next.delivery(), request);
                for (long wait = next.at() - System.nanoTime(); wait > 0; wait = next.at() - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                socket.getOutputStream().write(request);
                readResponse(in);
                latencies.recordValue(System.nanoTime() - next.at());
            }
        }
        return latencies;
    }

    private static void readResponse(InputStream in) throws IOException {
        String status = readLine(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("status 200 expected but found " + status);
        }
        int length = -1;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            String name = "content-length:";
            if (line.regionMatches(true, 0, name, 0, name.length())) {
                length = Integer.parseInt(line.substring(name.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("the response has no Content-Length");
        }
        in.skipNBytes(length);
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
