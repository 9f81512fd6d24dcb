package com.raliopay.webhooks.kafka;

import static com.raliopay.webhooks.kafka.Kafka.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("background")
class RalioServerTest {

    private static final String SECRET = "test-secret";

    @TempDir
    private Path folder = Path.of("");

    private Kafka kafka;

    @BeforeEach
    void startBroker() throws Exception {
        kafka = new Kafka(Files.createDirectory(folder.resolve("kafka")));
    }

    @AfterEach
    void stopBroker() {
        kafka.close();
    }

    /**
     * Runs the server with a listener that creates a file when it starts, and another one a few seconds later.
     *
     * @param args the port and the folder of the files
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        RalioServer.start(
                List.of("worker", "endpoint"), Integer.parseInt(args[0]), System.getenv(), (event, connection) -> {
                    Files.createFile(folder.resolve("started"));
                    Thread.sleep(3_000);
                    Files.createFile(folder.resolve("ended"));
                });
        Files.createFile(folder.resolve("listening"));
    }

    @Test
    void finishesEventAfterSigterm() throws Exception {
        int port = Kafka.freePort();
        Process server = start(
                Map.of("RALIO_KAFKA", kafka.address(), "RALIO_KAFKA_REPLICAS", "1", "RALIO_WEBHOOK_SECRET", SECRET),
                RalioServerTest.class,
                Integer.toString(port),
                folder.toString());
        await(() -> Files.exists(folder.resolve("listening")));
        assertThat(post(port, Fixture.STATE_UPDATED, SECRET)).isEqualTo(200);
        assertThat(post(port, Fixture.STATE_UPDATED, "wrong")).isEqualTo(401);
        await(() -> Files.exists(folder.resolve("started")));

        server.destroy();

        assertThat(server.waitFor(70, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("ended")).exists();
        assertThat(kafka.committed()).isEqualTo(1);
    }

    @Test
    void requiresAddressOfKafka() throws Exception {
        Process server = start(Map.of(), RalioServer.class);

        assertThat(server.waitFor()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("output")))
                .isEqualToIgnoringNewLines(
                        "RALIO_KAFKA is not set: it is the address of Kafka, such as localhost:9092.");
    }

    private Process start(Map<String, String> environment, Class<?> program, String... args) throws IOException {
        ProcessBuilder builder = KafkaBrokerProcess.java(program, args)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int post(int port, Fixture fixture, String secret) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/ralio"))
                .POST(BodyPublishers.ofByteArray(fixture.bytes()));
        fixture.headers(secret).forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString(UTF_8))
                .statusCode();
    }
}
