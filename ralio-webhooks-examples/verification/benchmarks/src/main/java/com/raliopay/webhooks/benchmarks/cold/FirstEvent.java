package com.raliopay.webhooks.benchmarks.cold;

import com.raliopay.webhooks.benchmarks.deliveries.Request;
import com.raliopay.webhooks.benchmarks.peers.Contender;
import com.raliopay.webhooks.benchmarks.peers.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JVM in which a contender is created and handles one event. */
final class FirstEvent {

    private FirstEvent() {}

    /**
     * Prints how long that took, in nanoseconds.
     *
     * @param args the contender, the file with the body, and the names and values of the headers in turn
     */
    public static void main(String[] args) throws Exception {
        byte[] body = Files.readAllBytes(Path.of(args[1]));
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 2; i < args.length; i += 2) {
            headers.put(args[i], List.of(args[i + 1]));
        }
        int[] fields = new int[1];

        long start = System.nanoTime();
        Contender contender = Peer.valueOf(args[0]).create(field -> fields[0]++);
        contender.handle(new Request(body, headers));
        long nanos = System.nanoTime() - start;

        if (fields[0] < 6) {
            throw new IllegalStateException("at least 6 fields expected but read " + fields[0]);
        }
        System.out.println(nanos);
    }
}
