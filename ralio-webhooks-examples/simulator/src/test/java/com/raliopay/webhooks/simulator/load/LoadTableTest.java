package com.raliopay.webhooks.simulator.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.load.LoadReport.TroubledAttempt;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTableTest {

    private static final String TARGET = "https://hooks.example.com/a/rather/long/path/" + "x".repeat(80);

    @ParameterizedTest
    @ValueSource(ints = {60, 80})
    void fitsTheTerminal(int columns) {
        List<String> lines = print(LoadReports.refused(TARGET, "an answer " + "y".repeat(200)), columns);

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
        assertThat(lines)
                .contains(
                        "                  events  duplicates   forgeries",
                        "refused               30           0           0",
                        "00000000-0000-4000-8000-000000000000  refused     422",
                        "Not as expected: genuine events refused: 30");
    }

    @Test
    void continuesLatencyOnTheNextLineWhereItDoesNotFit() {
        assertThat(print(LoadReports.refused(TARGET, ""), 60))
                .containsSequence(
                        "latency     p50 123 ms   p90 235 ms   p99 1.35 s", "            p99.9 12.35 s   max 112.35 s");
    }

    @Test
    void namesFirstTwentyTroubledDeliveries() {
        List<String> lines = print(LoadReports.refused(TARGET, ""), 80);

        assertThat(lines).contains("troubled deliveries, the first 20 of 30");
        assertThat(lines).filteredOn(line -> line.startsWith("00000000-")).hasSize(20);
    }

    @Test
    void keepsControlCharactersOfTheEndpointFromTheTerminal() {
        assertThat(print(LoadReports.refused(TARGET, "\u001b[2Jgone\r\nnext"), 80))
                .anySatisfy(line -> assertThat(line).endsWith("\uFFFD[2Jgone  next"));
    }

    @Test
    void reportsTestThatNeverBegan() {
        assertThat(print(LoadReports.notBegun(), 80)).contains("Interrupted; as expected so far");
    }

    @Test
    void joinsEqualAnswersThatFollowEachOther() {
        List<TroubledAttempt> attempts = Stream.of("500", "500", "timeout", "500", "200")
                .map(label -> new TroubledAttempt(0, 1, label, "5xx"))
                .toList();

        assertThat(LoadTable.labels(attempts)).isEqualTo("500 x2, timeout, 500, 200");
    }

    private static List<String> print(LoadReport report, int columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LoadTable(new PrintStream(out, true, UTF_8), columns).print(report);
        return out.toString(UTF_8).lines().toList();
    }
}
