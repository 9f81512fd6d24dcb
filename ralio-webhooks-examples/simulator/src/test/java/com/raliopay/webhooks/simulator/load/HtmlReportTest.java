package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.cli.Terminal;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final String HOSTILE = "</code><script>alert('it')</script>&\"{{target}}";

    @TempDir
    private Path folder;

    private String html = "";

    @BeforeEach
    void stormOnAHostileEndpoint() throws IOException {
        Path report = folder.resolve("report.html");
        try (ScriptedEndpoint endpoint =
                ScriptedEndpoint.answering((n, r) -> new Scripted(n == 0 ? 500 : 200, HOSTILE))) {
            new Terminal()
                    .run(
                            "storm",
                            "--to",
                            endpoint.uri() + "?a=1&b='%3C'",
                            "--secret",
                            "S",
                            "--count",
                            "20",
                            "--base-delay",
                            "5ms",
                            "--report",
                            report.toString());
        }
        html = Files.readString(report);
    }

    @Test
    void theAnswersOfTheEndpointAreText() {
        assertThat(html)
                .contains("&lt;/code&gt;&lt;script&gt;alert(&#39;it&#39;)&lt;/script&gt;&amp;&quot;{{target}}")
                .contains("/webhooks?a=1&amp;b=&#39;%3C&#39;")
                .doesNotContain("<script");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(html)
                .doesNotContainPattern("(?i)\\b(src|href|srcset|action|data|poster)\\s*=")
                .doesNotContainPattern("(?i)url\\(|@import|<link|<iframe|<object|<embed|<img")
                .doesNotContainPattern("https?://(?!127\\.0\\.0\\.1)");
    }

    @Test
    void thePicturesHaveTextAlternativesAndTheirNumbersATable() {
        assertThat(html)
                .contains(
                        "<html lang=\"en\">",
                        "role=\"img\" aria-labelledby=\"latency-title latency-text\"",
                        "<title id=\"latency-title\">Latency distribution</title>",
                        "role=\"img\" aria-labelledby=\"attempts-title attempts-text\"",
                        "<desc id=\"attempts-text\">Of 20 events, 19 took 1 attempt, 1 took 2 attempts.</desc>",
                        "<tr><th scope=\"row\">1 attempt</th><td>19</td></tr>",
                        "<tr><th scope=\"row\">2 attempts</th><td>1</td></tr>")
                .containsPattern("<desc id=\"latency-text\">Half of the attempts took up to [0-9.]+ m?s, ");
    }

    @Test
    void everyPlaceholderIsFilled() {
        assertThat(html.replace(HtmlText.of(HOSTILE), "")).doesNotContain("{{");
    }

    @Test
    void aStormThatNeverBeganIsReportedToo() throws IOException {
        LoadSettings settings = new LoadSettings(5, 1, 0, 0, false, 1);
        LoadTally tally = new LoadTally((kind, message, outcome, attempts) -> {});
        LoadReport report =
                LoadReport.of("http://h/", Instant.EPOCH, Duration.ZERO, true, settings, new LoadPlan(settings), tally);

        assertThat(HtmlReport.of(report)).contains("No attempt has ended.", "No event has ended.", "Interrupted");
    }
}
