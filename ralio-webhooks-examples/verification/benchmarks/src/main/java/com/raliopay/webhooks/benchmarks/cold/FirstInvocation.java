package com.raliopay.webhooks.benchmarks.cold;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.awslambda.RalioHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** A JVM in which the handler for AWS Lambda is created, with a database in memory, and handles one event. */
final class FirstInvocation {

    private FirstInvocation() {}

    /**
     * Prints how long that took, in nanoseconds.
     *
     * @param args the file with the body, and the name and the value of the header
     */
    @SuppressWarnings("NullAway") // the handler does not use the context
    public static void main(String[] args) throws IOException, SQLException {
        Map<String, Object> event = Map.of(
                "headers",
                Map.of(args[1], args[2]),
                "body",
                Files.readString(Path.of(args[0])),
                "isBase64Encoded",
                false);

        long start = System.nanoTime();
        Map<String, Object> response = new RalioHandler().handleRequest(event, null);
        long nanos = System.nanoTime() - start;

        if (!Integer.valueOf(200).equals(requireNonNull(response.get("statusCode")))) {
            throw new IllegalStateException("the event must be handled but the response was " + response);
        }
        System.out.println(nanos);
    }
}
