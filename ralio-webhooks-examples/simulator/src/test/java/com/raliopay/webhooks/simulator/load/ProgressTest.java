package com.raliopay.webhooks.simulator.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.cli.Environment;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(err, true, UTF_8);
    private final LoadTally tally =
            new LoadTally(new LoadClock(Instant.EPOCH, () -> 0), (delivery, message, outcome) -> {});

    @ParameterizedTest
    @ValueSource(ints = {60, 80})
    void barAndTroublesFitTheTerminal(int columns) {
        try (Progress progress = new ProgressBarOnTerminal(stream, 10_000_000, columns)) {
            tally.waiting(1_234_567);
            progress.show(tally);
            for (int i = 0; i < 30; i++) {
                trouble(progress, "x".repeat(300));
            }
        }

        assertThat(drawn())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.length()).isLessThan(columns));
    }

    @Test
    void troublesCoverTheBarAndItIsDrawnAgain() {
        try (Progress progress = new ProgressBarOnTerminal(stream, 10, 80)) {
            progress.show(tally);
            trouble(progress, "");
            trouble(progress, "");
        }

        String bar = Pattern.quote("load");
        assertThat(err.toString(UTF_8))
                .containsPattern("\r500  event 7 *\\R" + "(" + bar + "[^\r\n]*)?\r500  event 7 *\\R");
        assertThat(drawn().get(drawn().size() - 1)).contains("0/10");
    }

    @Test
    void boundsTheNumberOfTroubles() {
        Progress progress = new ProgressLines(stream, 100, 80, () -> 0);
        for (int i = 0; i < 100; i++) {
            trouble(progress, "later\u001b[2J");
        }

        assertThat(err.toString(UTF_8).lines())
                .hasSize(TroubleLines.MAX_LINES + 1)
                .startsWith("500  event 7  later\uFFFD[2J")
                .endsWith("Further trouble is counted, not shown");
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "80, 80", "20, 40", "300, 100", "'', 80", "wide, 80", "0, 80"})
    void readsWidthFromTheEnvironment(String columns, int width) {
        assertThat(TerminalWidth.of(new Environment(stream, stream, UTF_8, false, Map.of("COLUMNS", columns))))
                .isEqualTo(width);
    }

    private void trouble(Progress progress, String text) {
        progress.troubled(
                new LoadDelivery(Kind.EVENT, 7),
                new Message("kyc_state_updated", "7", new byte[0], ""),
                Response.of(500, text));
    }

    private List<String> drawn() {
        return List.of(err.toString(UTF_8).split("[\r\n]+"));
    }
}
