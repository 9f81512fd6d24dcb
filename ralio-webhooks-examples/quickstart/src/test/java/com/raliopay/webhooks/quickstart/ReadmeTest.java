package com.raliopay.webhooks.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the tables and versions of the README; a test of the core compiles its samples. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([0-9]{3}) \\| ");
    private static final Pattern DEMO_ROW = Pattern.compile("(?m)^  ✓ .* ([0-9]{3}) ([A-Z_]+) ");

    @Test
    void listsEveryOutcomeWithItsStatus() throws IOException {
        Map<Outcome, Integer> listed = new EnumMap<>(Outcome.class);
        TABLE_ROW
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .forEach(row -> listed.put(Outcome.valueOf(row.group(1)), Integer.valueOf(row.group(2))));

        assertThat(listed).isEqualTo(statuses());
    }

    /** Returns the status of each outcome, as the demo prints it. */
    private static Map<Outcome, Integer> statuses() throws IOException {
        Map<Outcome, Integer> statuses = new EnumMap<>(Outcome.class);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Quickstart.run(new String[0], new Table(new PrintStream(out, true, UTF_8), false));
        DEMO_ROW.matcher(out.toString(UTF_8))
                .results()
                .forEach(row -> statuses.put(Outcome.valueOf(row.group(2)), Integer.valueOf(row.group(1))));

        WebhookDispatcher withoutSecret = WebhookDispatcher.builder()
                .secret(() -> {
                    throw new IllegalStateException("the vault is unavailable");
                })
                .build();
        statuses.put(
                Outcome.UNAVAILABLE,
                withoutSecret.dispatch(new byte[0], name -> "00".repeat(32)).httpStatus());
        assertThat(statuses).containsOnlyKeys(Outcome.values());
        return statuses;
    }

    @Test
    void showsDependencyInThisVersion() throws IOException {
        String pom = Files.readString(ROOT.resolve("ralio-webhooks-core/pom.xml"));
        Matcher version = Pattern.compile("<version>(.+?)</version>").matcher(pom);
        assertThat(version.find()).isTrue();

        assertThat(ROOT.resolve("README.md"))
                .content()
                .contains("""
                <dependency>
                  <groupId>com.raliopay</groupId>
                  <artifactId>ralio-webhooks-core</artifactId>
                  <version>%s</version>
                </dependency>
                """.formatted(version.group(1)), "com.raliopay:ralio-webhooks-core:" + version.group(1));
    }
}
