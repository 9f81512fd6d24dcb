package com.raliopay.webhooks.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-mutation")
class JavadocSamplesTest {

    private static final Path SOURCES = Path.of("src/main/java");

    @TempDir
    Path folder;

    private SampleCompiler compiler;

    @BeforeEach
    void createCompiler() {
        compiler = new SampleCompiler(folder);
    }

    @Test
    void samplesInJavadocCompile() throws IOException {
        assertThat(compiler.errors(Sample.ofJavadoc(SOURCES))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../README.md",
                "../ralio-webhooks-examples/RECIPES.md",
                "../ralio-webhooks-examples/background/dead-letters/README.md"
            })
    void samplesInPageCompile(Path page) throws IOException {
        List<Sample> samples = Sample.ofMarkdown(page);

        assertThat(samples).isNotEmpty();
        assertThat(compiler.errors(samples)).isEmpty();
    }

    @Test
    void everyEntryPointHasSample() throws IOException {
        assertThat(Sample.ofJavadoc(SOURCES))
                .extracting(Sample::file)
                .contains("module-info", "WebhookDispatcher", "WebhookParser", "Fixture", "JdbcIdempotencyStore");
    }

    @Test
    void everyPreformattedBlockIsSample() throws IOException {
        long blocks;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            blocks = files.filter(Files::isRegularFile)
                    .flatMap(JavadocSamplesTest::lines)
                    .filter(Pattern.compile("<pre").asPredicate())
                    .count();
        }

        assertThat(Sample.ofJavadoc(SOURCES)).hasSize((int) blocks);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file).lines();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customers.activete(subject);",
                "@Test\nvoid test() {\n    missing();\n}\n",
                ".on(SessionVerified.class, e -> e.missing())\n",
                "switch (event) { // Java 21\n    case SessionVerified e -> e.sessionId();\n}\n"
            })
    void brokenSampleIsFound(String code) throws IOException {
        assertThat(compiler.errors(List.of(new Sample("Broken", 7, code))))
                .contains("Broken_7.java:")
                .contains("error:");
    }

    @Test
    void samplesOfMarkdownAreBlocksOfJava() throws IOException {
        Path file = Files.writeString(folder.resolve("README.md"), "A\n```sh\nls\n```\n```java\nint i;\n```\n");

        assertThat(Sample.ofMarkdown(file)).containsExactly(new Sample("README", 4, "int i;\n"));
    }
}
