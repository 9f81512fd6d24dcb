package com.raliopay.webhooks.benchmarks.cold;

import com.raliopay.webhooks.benchmarks.deliveries.Request;
import com.raliopay.webhooks.benchmarks.deliveries.SignedDeliveries;
import com.raliopay.webhooks.benchmarks.peers.Contender;
import com.raliopay.webhooks.benchmarks.peers.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is started in a JVM of its own: it handles one event, and prints how many nanoseconds that took.
 *
 * @param name what a reader calls it
 * @param main the class with the main method
 * @param options options of the JVM
 * @param environment variables of the environment
 * @param arguments the first arguments, before those of the request
 * @param contender signs the request
 */
record Program(
        String name,
        Class<?> main,
        List<String> options,
        Map<String, String> environment,
        List<String> arguments,
        Contender contender) {

    /** The name of the function. */
    static final String LAMBDA = "function on AWS Lambda";

    private static final String NO_LOGGING = "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider";

    /** Returns the program that handles one event with a contender. */
    static Program of(Peer peer) {
        return new Program(
                peer.label(),
                FirstEvent.class,
                List.of(NO_LOGGING),
                Map.of(),
                List.of(peer.name()),
                peer.create(field -> {}));
    }

    /** Returns the program that handles one event in a function, with the options of Lambda's runtime, and a small heap. */
    static Program lambda() {
        return new Program(
                LAMBDA,
                FirstInvocation.class,
                List.of(NO_LOGGING, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"),
                Map.of(
                        "RALIO_WEBHOOK_SECRET",
                        SignedDeliveries.SECRET,
                        "RALIO_DATABASE_URL",
                        "jdbc:h2:mem:cold;DB_CLOSE_DELAY=-1"),
                List.of(),
                Peer.RALIO.create(field -> {}));
    }

    /** Writes the body of a new event to a file, and returns the arguments for it: some signatures are valid for minutes. */
    List<String> argumentsOf(Path body) throws Exception {
        Request request = contender.sign(contender.event(UUID.randomUUID().toString()));
        Files.write(body, request.body());
        List<String> all = new ArrayList<>(arguments);
        all.add(body.toString());
        request.headers().forEach((header, values) -> all.addAll(List.of(header, values.get(0))));
        return all;
    }
}
