package com.raliopay.webhooks.fuzztests;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.fuzztests.Fuzzer.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs each target briefly, in separate processes. */
class FuzzingTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void runsTarget(Target target) throws IOException, InterruptedException {
        Report report = Fuzzer.of(target, 2, 1, folder).run();

        assertThat(report.isClean()).as(report.toString()).isTrue();
        assertThat(report.statistic("number_of_executed_units")).isGreaterThan(23); // the seeds
    }

    @Test
    void isNotCleanWithoutExecutionsOrWithFindings() {
        Map<String, Long> executed = Map.of("number_of_executed_units", 5L);

        assertThat(report(0, executed, List.of()).isClean()).isTrue();
        assertThat(report(0, Map.of(), List.of()).isClean()).isFalse();
        assertThat(report(77, executed, List.of()).isClean()).isFalse();
        assertThat(report(0, executed, List.of(folder)).isClean()).isFalse();
    }

    @Test
    void printsViolationAndInputOfFinding() throws IOException {
        Path log = Files.writeString(
                folder.resolve("log"), "#2 INITED\n#9 NEW\n== Java Exception: broken\n\tat Place\nBase64: xf8A\n");
        Report report = new Report(Target.PARSER, 77, Map.of(), List.of(), log);

        assertThat(report.finding()).containsExactly("== Java Exception: broken", "\tat Place", "Base64: xf8A");
        assertThat(new Report(Target.PARSER, 1, Map.of(), List.of(), Files.writeString(log, "#2 INITED\n")).finding())
                .containsExactly("the log has no finding");
    }

    private Report report(int exitCode, Map<String, Long> statistics, List<Path> findings) {
        return new Report(Target.PARSER, exitCode, statistics, findings, folder);
    }
}
