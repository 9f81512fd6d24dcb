package com.raliopay.webhooks.springdemo;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.spring.RalioWebhooksProperties;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the starter shows code that other tests run, and every property. */
@Tag("spring-boot")
class ReadmeTest {

    private String page = "";

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("../README.md"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../test/src/test/java/com/raliopay/webhooks/spring/test/ShopApplication.java",
                "src/main/java/com/raliopay/webhooks/springdemo/KycListeners.java",
                "src/test/java/com/raliopay/webhooks/springdemo/KycListenersTest.java"
            })
    void showsTestedClasses(Path source) throws IOException {
        String code = Files.readString(source);
        String shown = code.contains("// tag::slice")
                ? code.split("// (tag|end)::slice\n", -1)[1]
                : code.substring(code.indexOf("\n@") + 1);

        assertThat(page).contains("```java\n" + shown.strip() + "\n```");
    }

    @Test
    void showsTestedRequest() throws IOException {
        String code = Files.readString(
                Path.of("../test/src/test/java/com/raliopay/webhooks/spring/test/WebFluxSliceTest.java"));
        String shown =
                code.substring(code.indexOf("        client.post()"), code.indexOf(".isOk();") + ".isOk();".length());

        assertThat(page).contains("```java\n" + shown.stripIndent().strip() + "\n```");
    }

    @Test
    void listsEveryProperty() {
        List<String> properties = Arrays.stream(RalioWebhooksProperties.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .toList();

        assertThat(page.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("`", -1)[1])
                        .filter(property -> !property.startsWith("ralio.webhooks.")))
                .containsExactlyInAnyOrderElementsOf(properties);
    }
}
