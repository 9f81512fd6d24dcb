package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report of a load test against an endpoint that answers with scripts, opened from its file. */
class ReportTest extends PageTest {

    @ParameterizedTest
    @EnumSource
    void showsAnswersAsText(Screen screen, @TempDir Path folder) {
        Path report = folder.resolve("report.html");
        PrintStream output = new PrintStream(new ByteArrayOutputStream());
        try (HostileEndpoint endpoint = new HostileEndpoint(HostileEndpoint.Answer.SCRIPT)) {
            String to = endpoint.uri().toString();
            int exitCode = Simulator.run(
                    output,
                    output,
                    "load",
                    "--to",
                    to,
                    "--secret",
                    Inspectors.SECRET,
                    "--count",
                    "20",
                    "--report",
                    report.toString());
            assertThat(exitCode).isEqualTo(1);
        }

        InspectorPage page = InspectorPage.openReport(browser, screen, report.toUri());

        assertThat(page.text("body")).contains("</script>");
        assertThat(page.texts("body img, td script")).isEmpty();
        assertThat(page.title()).startsWith("Load test of");
        page.assertSound();
    }
}
