package com.raliopay.webhooks.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Path RESULTS = Path.of("results");

    @Test
    void committedPageIsDrawnFromCommittedRun() throws Exception {
        Run run = Run.read(RESULTS.resolve("run.json"));

        assertThat(run.quick()).isFalse();
        assertThat(RESULTS.resolve("README.md")).hasContent(new Page(run).markdown());
    }

    @Test
    void committedPageHasItsCharts() throws Exception {
        String page = new Page(Run.read(RESULTS.resolve("run.json"))).markdown();

        assertThat(Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)").matcher(page).results())
                .isNotEmpty()
                .allSatisfy(chart -> assertThat(RESULTS.resolve(chart.group(1))).isNotEmptyFile());
    }
}
