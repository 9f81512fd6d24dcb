package com.raliopay.webhooks.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ServeModeTest {

    private static final Pattern CURL = Pattern.compile(
            "curl -i (\\S+) -H 'Content-Type: (.+)' -H 'X-Signature: ([0-9a-f]{64})' --data-binary '([^']+)'");

    private final ExecutorService thread = Executors.newCachedThreadPool();
    private BufferedReader printed;
    private Future<Integer> running;
    private String curl;

    @BeforeEach
    void serveOnFreePort() throws IOException {
        serve();
    }

    private void serve(String... options) throws IOException {
        PipedOutputStream pipe = new PipedOutputStream();
        printed = new BufferedReader(new InputStreamReader(new PipedInputStream(pipe, 1 << 16), UTF_8));
        Table table = new Table(new PrintStream(pipe, true, UTF_8), false);
        String[] arguments =
                Stream.concat(Stream.of("--serve", "0"), Stream.of(options)).toArray(String[]::new);
        running = thread.submit(() -> Quickstart.run(arguments, table));
        curl = nextLine("curl ");
    }

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void curlCommandDeliversEventThenItsDuplicate() throws Exception {
        HttpRequest request = read(curl).build();

        HttpResponse<String> first = send(request);
        HttpResponse<String> second = send(request);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(first.body()).isEqualTo("{\"received\":true}");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(nextLine("  ✓ "))
                .matches("  ✓ kyc_session_verified         200 HANDLED           user [0-9a-f]{4}… notified");
        assertThat(nextLine("  ✓ ")).isEqualTo("  ✓ kyc_session_verified         200 DUPLICATE         nothing");
    }

    @Test
    void curlCommandRunsInShell() throws Exception {
        assumeTrue(isInstalled("bash") && isInstalled("curl"), "needs bash and curl");
        Process shell = new ProcessBuilder("bash", "-c", curl)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String response = new String(shell.getInputStream().readAllBytes(), UTF_8);

        assertThat(response).startsWith("HTTP/1.1 200 OK").endsWith("{\"received\":true}");
        assertThat(shell.waitFor()).isZero();
        assertThat(nextLine("  ✓ ")).contains("HANDLED");
    }

    @Test
    void printsForgedDeliveryAsUnverified() throws Exception {
        HttpRequest request =
                read(curl).setHeader("X-Signature", "0".repeat(64)).build();

        assertThat(send(request).statusCode()).isEqualTo(401);
        assertThat(nextLine("  ✗ ")).isEqualTo("  ✗ a body                       401 UNVERIFIED        nothing");
    }

    @Test
    void refusesOtherMethodsWithHint() throws Exception {
        assertThat(send(read(curl).GET().build()).statusCode()).isEqualTo(405);
        assertThat(nextLine("  ✗ ")).isEqualTo("  ✗ GET /webhooks/ralio          405 –                 send with POST");
    }

    @ParameterizedTest
    @CsvSource({
        "/webhook, POST /webhook",
        "/webhooks/ralio/, POST /webhooks/ralio/",
        "/, POST /",
        "/a/path/that/is/rather/long, POST /a/path/that/is/rathe…",
        "/%1B%5B2J, POST /%1B%5B2J"
    })
    void refusesOtherPathsWithHint(String path, String shown) throws Exception {
        HttpRequest request = read(curl).build();

        assertThat(send(HttpRequest.newBuilder(request, (name, value) -> true)
                                .uri(request.uri().resolve(path))
                                .build())
                        .statusCode())
                .isEqualTo(404);
        assertThat(nextLine("  ✗ "))
                .isEqualTo("  ✗ %-27s  404 –                 send to /webhooks/ralio".formatted(shown));
    }

    @Test
    void failsFirstAttemptsOfEachEvent() throws Exception {
        serve("--fail", "2", "--delay", "1ms");
        HttpRequest request = read(curl).build();

        assertThat(send(request).statusCode()).isEqualTo(500);
        assertThat(send(request).statusCode()).isEqualTo(500);
        assertThat(send(request).statusCode()).isEqualTo(200);
        assertThat(nextLine("  ✗ "))
                .isEqualTo("  ✗ kyc_session_verified         500 LISTENER_FAILED   threw: attempt 1 of 2");
        assertThat(nextLine("  ✓ ")).contains("200 HANDLED").contains("notified");
    }

    @Test
    void answers503WhileItIsDown() throws Exception {
        serve("--down", "0s..99999s");

        assertThat(send(read(curl).build()).statusCode()).isEqualTo(503);
        assertThat(nextLine("  ✗ "))
                .isEqualTo("  ✗ POST /webhooks/ralio         503 –                 down, as --down says");
    }

    @Test
    void stopsWhenInterrupted() throws Exception {
        thread.shutdownNow();

        assertThat(running.get()).isZero();
    }

    /** Returns the request that curl would send. */
    private static HttpRequest.Builder read(String curl) {
        Matcher line = CURL.matcher(curl);
        assertThat(line.matches()).as(curl).isTrue();
        return HttpRequest.newBuilder(URI.create(line.group(1)))
                .header("Content-Type", line.group(2))
                .header("X-Signature", line.group(3))
                .POST(BodyPublishers.ofString(line.group(4)));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private String nextLine(String start) throws IOException {
        String line = printed.readLine();
        while (line != null && !line.startsWith(start)) {
            line = printed.readLine();
        }
        return requireNonNull(line, "the program ended");
    }

    private static boolean isInstalled(String program) {
        String path = requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
