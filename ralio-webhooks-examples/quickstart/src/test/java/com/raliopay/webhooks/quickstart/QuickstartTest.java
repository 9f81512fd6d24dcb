package com.raliopay.webhooks.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.testing.Fixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuickstartTest {

    private static final List<String> USAGE = Quickstart.USAGE.lines().toList();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Table table = new Table(new PrintStream(out, true, UTF_8), false);

    @Test
    void printsExpectedResultOfEveryDelivery() throws IOException {
        int code = run();

        assertThat(printed())
                .contains(
                        "  ✓ kyc_session_verified         200 HANDLED           user 1529… notified",
                        "  ✓ kyc_expiration_warning       200 HANDLED           renewal before 2025-07-03",
                        "  ✓ an unknown type of event     200 IGNORED           nothing",
                        "  ✓ the first event once more    200 DUPLICATE         nothing",
                        "  ✓ a listener fails             500 LISTENER_FAILED   threw: database is down",
                        "  ✓ so Ralio retries             200 HANDLED           user a0a5… notified",
                        "  ✓ a listener rejects an event  422 LISTENER_REJECTED threw: account closed",
                        "  ✓ a second delivery meanwhile  503 IN_PROGRESS       nothing; Retry-After",
                        "  ✓ the text \"Hello!\"            500 UNREADABLE        nothing",
                        "  ✓ an event without sessionId   500 UNREADABLE        needs /data/sessionId",
                        "  ✓ one byte more than 1 MiB     413 TOO_LARGE         nothing",
                        "  ✓ one bit changed on the way   401 UNVERIFIED        nothing")
                .endsWith("  31 deliveries, 31 as expected");
        assertThat(code).isZero();
    }

    @Test
    void printsAtMost80ColumnsWithoutColors() throws IOException {
        run();

        assertThat(printed())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotContain("\u001b"));
    }

    @Test
    void printsColorsOnRequest() {
        new Table(new PrintStream(out, true, UTF_8), true)
                .row(true, "an event", new DemoResult(200, Outcome.HANDLED, "it"));

        assertThat(printed())
                .containsExactly("  \u001b[32m✓\u001b[0m an event                     200 HANDLED           it");
    }

    @ParameterizedTest
    @EnumSource
    void deliversEveryFixture(Fixture fixture) throws IOException {
        Path source = Path.of("src/main/java/com/raliopay/webhooks/quickstart/DemoDeliveries.java");

        assertThat(Files.readString(source)).containsPattern("Fixture\\." + fixture + "\\b");
    }

    @Test
    void failsIfResultIsNotExpected() throws IOException {
        DemoResult expected = new DemoResult(200, Outcome.HANDLED, "nothing");

        int code = demonstrate(demo -> demo.deliver("not signed", new byte[0], Map.of(), expected));

        assertThat(printed())
                .contains(
                        "  ✗ not signed                   401 UNVERIFIED        nothing",
                        "      expected                   200 HANDLED           nothing")
                .endsWith("  1 deliveries, 0 as expected, 1 not");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void failsIfOneOfManyResultsIsNotExpected() throws IOException {
        byte[] body = Fixture.SESSION_VERIFIED.bytes();
        Map<String, String> headers = Fixture.SESSION_VERIFIED.headers(Quickstart.SECRET);
        DemoResult expected = new DemoResult(200, Outcome.DUPLICATE, "the session once more");

        int code = demonstrate(demo -> {
            DemoDeliveries.deliverAll(demo, Quickstart.SECRET);
            demo.deliver("a third time", body, headers, expected);
        });

        assertThat(printed()).endsWith("  32 deliveries, 31 as expected, 1 not");
        assertThat(code).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --port                     | unknown argument: --port
                    8080                       | unknown argument: 8080
                    --serve                    | --serve needs a port, from 0 to 65535
                    --serve http               | --serve needs a port, from 0 to 65535
                    --serve -1                 | --serve needs a port, from 0 to 65535
                    --serve 65536              | --serve needs a port, from 0 to 65535
                    --serve 99999999999        | --serve needs a port, from 0 to 65535
                    --serve 8080 8081          | unknown argument: 8081
                    --fail 2                   | --fail, --delay, and --down need --serve PORT
                    --serve 0 --fail           | --fail needs a number of attempts, such as 2
                    --serve 0 --fail -1        | --fail needs a number of attempts, such as 2
                    --serve 0 --delay 2        | --delay needs a time, such as 2s or 500ms
                    --serve 0 --delay soon     | --delay needs a time, such as 2s or 500ms
                    --serve 0 --down 5s        | --down needs two times, such as 5s..10s
                    --serve 0 --down 5s..      | --down needs two times, such as 5s..10s
                    --serve 0 --down 10s..5s   | --down needs two times, such as 5s..10s
                    --serve 0 --down 1s..2s..3s | --down needs two times, such as 5s..10s
                    """)
    void explainsUsageErrors(String arguments, String message) throws IOException {
        int code = run(arguments.split(" ", -1));

        assertThat(printed()).startsWith(message).containsSequence(USAGE).hasSize(1 + USAGE.size());
        assertThat(code).isEqualTo(2);
    }

    @Test
    void printsUsageOnRequest() throws IOException {
        assertThat(run("--help")).isZero();
        assertThat(printed())
                .isEqualTo(USAGE)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Quickstart.USAGE).contains("--serve PORT", "--fail N", "--delay TIME", "--down FROM..TO", "--help");
    }

    @Test
    void explainsUnavailablePort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            int code = run("--serve", Integer.toString(other.getLocalPort()));

            assertThat(printed())
                    .endsWith(USAGE.toArray(String[]::new))
                    .first(InstanceOfAssertFactories.STRING)
                    .startsWith("port " + other.getLocalPort() + " is unavailable: ");
            assertThat(code).isEqualTo(2);
        }
    }

    private int run(String... arguments) throws IOException {
        return Quickstart.run(arguments, table);
    }

    private int demonstrate(Consumer<Demo> script) throws IOException {
        return Quickstart.demonstrate(script, table);
    }

    private List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }
}
