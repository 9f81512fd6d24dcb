package com.raliopay.webhooks.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README says what the code does: its samples are pieces of sources that are compiled and run. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path CORE_TESTS = ROOT.resolve("ralio-webhooks-core/src/test");

    /** Where the samples live; what is between {@code // tag::name} and {@code // end::name} is the sample. */
    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java/com/raliopay/webhooks/quickstart/MerchantEndpoint.java"),
            CORE_TESTS.resolve("java/com/raliopay/webhooks/ReadmeSamplesTest.java"),
            CORE_TESTS.resolve("java/com/raliopay/webhooks/idempotency/ReadmeStoreSamplesTest.java"),
            CORE_TESTS.resolve("java21/com/raliopay/webhooks/PatternMatchingJava21Test.java"));

    private static final Pattern TAGGED = Pattern.compile("(?s)( *)// tag::(\\w+)\\n(.*?)\\n *// end::\\2\\n");
    private static final Pattern SAMPLE = Pattern.compile("(?s)<!-- (\\w+) -->\\n```java\\n(.*?)\\n?```");

    private static String readme = "";
    private static final Map<String, String> SAMPLES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(ROOT.resolve("README.md"));
        for (Path source : SOURCES) {
            Matcher tagged = TAGGED.matcher(Files.readString(source));
            while (tagged.find()) {
                SAMPLES.put(tagged.group(2), tagged.group(3).stripIndent());
            }
        }
    }

    @Test
    void everySampleIsAPieceOfACompiledSource() {
        Map<String, String> shown = new HashMap<>();
        Matcher sample = SAMPLE.matcher(readme);
        while (sample.find()) {
            shown.put(sample.group(1), sample.group(2));
        }

        assertThat(shown).isEqualTo(SAMPLES);
        assertThat(readme.split("```java", -1)).as("samples without a name").hasSize(shown.size() + 1);
    }

    @Test
    void theBodyIsTheDocumentedOne() {
        assertThat(readme).contains("```json\n" + Fixture.SESSION_VERIFIED.text() + "\n```");
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeIsInTheTableWithItsStatus(Outcome outcome) {
        assertThat(readme).contains("| `" + outcome + "` | " + outcome.httpStatus() + " | ");
    }

    @Test
    void theDependencyIsThisVersion() throws IOException {
        String pom = Files.readString(ROOT.resolve("ralio-webhooks-core/pom.xml"));
        Matcher version = Pattern.compile("<version>(.+?)</version>").matcher(pom);
        assertThat(version.find()).isTrue();

        assertThat(readme).contains("""
                <dependency>
                  <groupId>com.raliopay</groupId>
                  <artifactId>ralio-webhooks-core</artifactId>
                  <version>%s</version>
                </dependency>
                """.formatted(version.group(1)));
    }
}
