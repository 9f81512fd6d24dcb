package com.raliopay.webhooks.benchmarks.peers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Jmh;
import com.raliopay.webhooks.benchmarks.measure.Part;
import com.raliopay.webhooks.benchmarks.report.Section;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Compares a dispatch with what a merchant may use instead, and with its parts. */
public final class PeersPart implements Part {

    private static final String METHOD = """
            Each contender verifies the signature of an event of its own provider, parses the body, chooses by the event's type, and
            reads six fields: the id, the type, and the time of the event, two ids, and a text. The bodies have about the same
            length and the same kind of fields, a verification that failed where the provider has one, and are indented alike.
            Every call has a new event, taken from a ring of %d requests that each JVM signs before it measures. The contenders are
            used as their documentation shows. Those *written by hand* and *standardwebhooks* read this library's event into
            records; the former asks for a `Mac` at each call.

            No peer recognizes duplicates. So the peers are compared with this library without a store; the ratio to the floor is
            judged without and with one. The store in memory remembers %d events and is full, so that each new event also removes
            the oldest; by default it remembers 100,000, which are not in the processor's cache. There is one thread, and no logging
            back end. The *floor* is one HMAC over this library's event, and one pass over its names and strings with jackson-core;
            it compares no signature and builds no event.

            The second table has the parts of a dispatch of the documented bodies, in microseconds; *with store / floor* is the
            ratio to the sum of *HMAC* and *tokens*.

            The ratios show what a library costs for its own provider's format. They do not show that one could take the place of
            another, and no endpoint becomes three times as fast: a request over HTTP costs far more than any of these calls.
            """.formatted(4 * Peer.REMEMBERED, Peer.REMEMBERED);

    @Override
    public Section run(Effort effort) throws Exception {
        Jmh.Scores scores = Jmh.run(Jmh.options(effort, PeersBenchmark.class, "handle"));
        PartsOfDispatch parts = PartsOfDispatch.measure(effort);

        List<Target> targets = new ArrayList<>(List.of(
                Target.atLeast(3, "stripe-java / this library", time(scores, Peer.STRIPE) / time(scores, Peer.RALIO)),
                Target.atLeast(
                        1.5, "line-bot-parser / this library", time(scores, Peer.LINE) / time(scores, Peer.RALIO)),
                Target.atLeast(
                        1.5,
                        "written by hand / this library",
                        time(scores, Peer.HAND_WRITTEN) / time(scores, Peer.RALIO)),
                Target.atMost(
                        1.8,
                        "this library without a store / floor",
                        time(scores, Peer.RALIO) / time(scores, Peer.FLOOR)),
                Target.atMost(
                        1.8,
                        "this library with its store in memory / floor",
                        time(scores, Peer.RALIO_WITH_STORE) / time(scores, Peer.FLOOR))));
        targets.addAll(parts.targets());
        return new Section(
                "Verify, parse, and dispatch", METHOD, List.of(table(scores), parts.table()), List.copyOf(targets));
    }

    private static Table table(Jmh.Scores scores) throws IOException {
        Table table = Table.of(
                "One event",
                "contender",
                "body, bytes",
                "body, tokens",
                "µs",
                "time / this library's",
                "time / floor's",
                "allocated, bytes");
        for (Peer peer : Peer.values()) {
            Contender contender = peer.create(field -> {});
            byte[] body = contender.event(new UUID(0, 0).toString()).getBytes(StandardCharsets.UTF_8);
            double time = time(scores, peer);
            table = table.row(
                    peer.label(),
                    (double) body.length,
                    (double) tokens(body),
                    time,
                    time / time(scores, Peer.RALIO),
                    time / time(scores, Peer.FLOOR),
                    scores.allocated("handle", param(peer)));
        }
        return table.bars("µs", "µs");
    }

    private static double time(Jmh.Scores scores, Peer peer) {
        return scores.of("handle", param(peer));
    }

    private static Map<String, String> param(Peer peer) {
        return Map.of("peer", peer.name());
    }

    private static int tokens(byte[] body) throws IOException {
        int tokens = 0;
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
