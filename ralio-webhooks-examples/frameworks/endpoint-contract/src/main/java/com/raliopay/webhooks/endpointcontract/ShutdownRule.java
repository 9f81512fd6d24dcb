package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Checks that an endpoint that is stopped by SIGTERM, as at every deployment, finishes the work that it has begun. */
final class ShutdownRule {

    private ShutdownRule() {}

    static void check(EndpointUnderTest endpoint) throws Exception {
        Assumptions.assumeTrue(ProcessHandle.current().supportsNormalTermination(), "Windows has no SIGTERM");
        Path directory =
                Path.of("target", "shutdown", UUID.randomUUID().toString()).toAbsolutePath();
        String database = TestDatabase.in(directory);
        byte[] body = Bodies.any();
        try (EndpointProcess first = start(endpoint, database, directory.resolve("first"))) {
            CompletableFuture<EndpointResponse> delivery =
                    endpoint.at(first.uri()).postAsync(body);
            first.awaitListener();
            first.terminate();
            response(delivery, endpoint, first)
                    .requireMatches(ListenerResults.of(Outcome.HANDLED), "delivery during the shutdown");
            first.requireExit();
            assertThat(first.listenerEnded()).as("the listener ends").isTrue();
        }
        try (EndpointProcess second = start(endpoint, database, directory.resolve("second"))) {
            endpoint.at(second.uri())
                    .post(body, endpoint.signed(body))
                    .requireMatches(ListenerResults.of(Outcome.DUPLICATE), "redelivery after the restart");
            assertThat(second.listenerStarted())
                    .as("the listener is called again")
                    .isFalse();
        }
    }

    private static EndpointProcess start(EndpointUnderTest endpoint, String database, Path directory)
            throws IOException, InterruptedException {
        return EndpointProcess.start(endpoint.contract().getClass(), database, Files.createDirectories(directory));
    }

    private static EndpointResponse response(
            CompletableFuture<EndpointResponse> delivery, EndpointUnderTest endpoint, EndpointProcess process)
            throws Exception {
        try {
            return delivery.get(2 * endpoint.timeout().toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("no response to a delivery during the shutdown; " + process.output(), e);
        }
    }
}
