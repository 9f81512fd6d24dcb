package com.raliopay.webhooks.springwebflux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stops the application during the work of a listener whose sender has closed the connection. */
@Tag("frameworks")
class ShutdownTest {

    private final CountDownLatch started = new CountDownLatch(1);
    private final CompletableFuture<Boolean> completed = new CompletableFuture<>();

    /** The server itself waits only for requests whose sender is still connected. */
    @Test
    void waitsForListenerWithoutSender() throws Exception {
        RunningEndpoint endpoint = new TestApplication("secret", "jdbc:h2:mem:" + UUID.randomUUID())
                .with(TestApplication.WITHOUT_SECURITY)
                .start(event -> {
                    started.countDown();
                    try {
                        Thread.sleep(4_000);
                        completed.complete(true);
                    } finally {
                        completed.complete(false); // if it was interrupted
                    }
                });
        try {
            sendAndClose(endpoint.uri());
        } finally {
            endpoint.stop().run();
        }

        assertThat(completed.getNow(false)).isTrue();
    }

    private void sendAndClose(URI uri) throws IOException, InterruptedException {
        String request = "POST " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\n" + SignatureVerifier.HEADER + ": "
                + SignatureVerifier.of("secret").sign(Fixture.STATE_UPDATED.bytes()) + "\r\nContent-Length: "
                + Fixture.STATE_UPDATED.bytes().length + "\r\n\r\n" + Fixture.STATE_UPDATED.text();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            started.await();
        }
        Thread.sleep(1_000); // until the server has noticed
    }
}
