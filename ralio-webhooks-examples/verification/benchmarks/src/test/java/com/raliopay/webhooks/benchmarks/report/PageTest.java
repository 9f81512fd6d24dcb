package com.raliopay.webhooks.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    private static final Table CALLS = Table.of("Calls", "contender", "µs", "bytes")
            .row("this library", 1.6, 1_234.0)
            .row("another", 12.34, null)
            .bars("µs", "µs");

    private static final Table GROWTH = Table.of("Growth", "events", "heap", "disk")
            .row("1,000", 1.0, null)
            .row("10,000", 1.25, 2.0)
            .lines("µs", "heap", "disk");

    @TempDir
    Path folder;

    @Test
    void drawsTablesChartsAndVerdicts() throws Exception {
        new Page(run(false)).write(folder);

        assertThat(folder.resolve("README.md"))
                .content()
                .contains("| date | 2026-01-02 |", "| command | `mvn run` |", "| versions | one 1.0 |")
                .contains("""
                        | metric | measured | to reach | |
                        | --- | ---: | --- | --- |
                        | slow / fast | 1.26 | ≤ 1.25 | **missed** |
                        | fast / slow | 3 | ≥ 3 | reached |
                        """)
                .contains("""
                        ### Calls

                        ![Calls](row-1-peers-1.png)

                        | contender | µs | bytes |
                        | --- | ---: | ---: |
                        | this library | 1.60 | 1,234 |
                        | another | 12.3 | – |
                        """);
        assertThat(ImageIO.read(folder.resolve("row-1-peers-1.png").toFile()).getWidth())
                .isEqualTo(960);
        assertThat(ImageIO.read(folder.resolve("row-1-peers-2.png").toFile()).getWidth())
                .isEqualTo(960);
    }

    @Test
    void showsNeitherVerdictNorChartOfQuickRun() throws Exception {
        Files.writeString(folder.resolve("old.png"), "of an earlier run");

        new Page(run(true)).write(folder);

        assertThat(folder.resolve("README.md"))
                .content()
                .contains("measures nothing", "| another | 12.3 | – |")
                .doesNotContain("missed", "reached", "![");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("README.md"));
        }
    }

    @Test
    void readsWhatItWrote() throws Exception {
        Path file = folder.resolve("run.json");
        run(false).write(file);

        assertThat(Run.read(file)).isEqualTo(run(false));
    }

    @Test
    void replacesSectionThatWasMeasuredAgain() {
        Section again = new Section("Row 1: peers", "Measured again.", List.of(), List.of());
        Section other = new Section("Row 2", "Measured once.", List.of(), List.of());

        Run run = run(false).startedBy("mvn again").with(again).with(other);

        assertThat(run.sections()).containsExactly(again, other);
        assertThat(new Page(run).markdown()).contains("| command | `mvn run`, then `mvn again` |");
    }

    @Test
    void refusesRowWithMissingValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALLS.row("a third", 1.0))
                .withMessage("a third: 2 values expected but found 1");
    }

    private static Run run(boolean quick) {
        Section section = new Section(
                "Row 1: peers",
                "How it was measured.",
                List.of(CALLS, GROWTH),
                List.of(Target.atMost(1.25, "slow / fast", 1.26), Target.atLeast(3, "fast / slow", 3.0)));
        return new Run(
                "2026-01-02", List.of("mvn run"), "a machine", "a JVM", Map.of("one", "1.0"), quick, List.of(section));
    }
}
