package com.raliopay.webhooks.simulator.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final String HOSTILE = "</script><script>alert('it')</script><!--%s$1\u2028&lt;";
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private final LoadReport report = LoadReports.refused("http://localhost/?a=" + HOSTILE, HOSTILE);
    private String html = "";

    @BeforeEach
    void write() throws IOException {
        html = ReportPage.of(report);
    }

    @Test
    void keepsHostileTextWithinTheData() throws IOException {
        String data = found(DATA).get(0);

        assertThat(data).doesNotContain("<", ">", "&", "\u2028");
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(data)).isEqualTo(mapper.readTree(mapper.writeValueAsString(report)));
        assertThat(html.replace(data, "")).doesNotContain("alert(");
    }

    @Test
    void allowsItsOwnScriptsAndStylesAlone() {
        List<String> scripts = found(SCRIPT);
        String policy = "default-src 'none'; script-src "
                + String.join(" ", scripts.stream().map(ReportPageTest::hash).toList())
                + "; style-src " + hash(found(STYLE).get(0)) + "; base-uri 'none'; form-action 'none'";

        assertThat(scripts).hasSize(10);
        assertThat(html).contains("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">");
    }

    @Test
    void loadsNothing() {
        String markup = html.replace(found(DATA).get(0), "");
        for (Pattern pattern : List.of(SCRIPT, STYLE)) {
            markup = pattern.matcher(markup).replaceAll("");
        }

        assertThat(markup).doesNotContainPattern("(?i)\\b(src|href|srcset|action|data|poster)\\s*=");
        assertThat(found(STYLE).get(0)).doesNotContainPattern("(?i)url\\(|@import");
        assertThat(html).doesNotContain("sourceMappingURL");
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(html)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
