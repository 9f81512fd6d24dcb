package com.raliopay.webhooks.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Stops the application during the work of a listener whose sender has closed the connection. */
@Tag("spring-boot")
class WebFluxShutdownTest {

    private final CountDownLatch started = new CountDownLatch(1);
    private final CompletableFuture<Boolean> completed = new CompletableFuture<>();

    /** The server itself waits only for requests whose sender is still connected. */
    @Test
    void waitsForListenerWithoutSender() throws Exception {
        TestApplication application = TestApplication.onWebFlux()
                .with("ralio.webhooks.secret", "test")
                .with("ralio.webhooks.store", "memory");
        try (ConfigurableApplicationContext app = application.run(event -> {
            started.countDown();
            try {
                Thread.sleep(4_000);
                completed.complete(true);
            } finally {
                completed.complete(false); // if it was interrupted
            }
        })) {
            sendAndClose(TestApplication.port(app));
        }

        assertThat(completed.getNow(false)).isTrue();
    }

    private void sendAndClose(int port) throws IOException, InterruptedException {
        String request = "POST /webhooks/ralio HTTP/1.1\r\nHost: localhost\r\n" + SignatureVerifier.HEADER + ": "
                + SignatureVerifier.of("test").sign(Fixture.STATE_UPDATED.bytes()) + "\r\nContent-Length: "
                + Fixture.STATE_UPDATED.bytes().length + "\r\n\r\n" + Fixture.STATE_UPDATED.text();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            started.await();
        }
        Thread.sleep(1_000); // until the server has noticed
    }
}
