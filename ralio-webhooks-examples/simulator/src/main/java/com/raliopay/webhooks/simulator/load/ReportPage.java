package com.raliopay.webhooks.simulator.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.raliopay.webhooks.simulator.page.PageFiles;
import com.raliopay.webhooks.simulator.page.PageFiles.Library;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the report as one HTML file that needs nothing else: scripts, styles and data are within it. Its policy allows
 * these scripts and styles alone, by their hashes.
 */
final class ReportPage {

    private ReportPage() {}

    static String of(LoadReport report) throws IOException {
        String style = Stream.of("page.css", "timeline.css", "load-view.css")
                .map(PageFiles::text)
                .collect(Collectors.joining());
        String[] scripts = Stream.concat(
                        Stream.of(Library.values()).map(Library::script),
                        Stream.of("ralio.js", "timeline.js", "charts.js", "troubled.js", "load-view.js", "report.js")
                                .map(PageFiles::text))
                .toArray(String[]::new);
        String json = JsonMapper.builder().build().writeValueAsString(report);
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %s; style-src %s; \
            base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>Load test</title>
            <style>%s</style>
            </head>
            <body>
            <main id="report" class="load-report"><noscript>This report needs JavaScript. Its figures are also in the \
            file that ends with .json.</noscript></main>
            <script type="application/json" id="data">%s</script>
            %s</body>
            </html>
            """.formatted(
                        Stream.of(scripts).map(ReportPage::hash).collect(Collectors.joining(" ")),
                        hash(style),
                        style,
                        escaped(json),
                        Stream.of(scripts).map(ReportPage::element).collect(Collectors.joining()));
    }

    /** Keeps the strings of the JSON from ending the script element; outside of strings there are no such characters. */
    private static String escaped(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String element(String script) {
        if (script.toLowerCase(Locale.ROOT).contains("</script")) {
            throw new IllegalStateException("a script of the page would end its element");
        }
        return "<script>" + script + "</script>\n";
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
