package com.raliopay.webhooks.javalin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the Kotlin sample of the recipes, with the version of Kotlin that Javalin uses. */
@Tag("frameworks")
class KotlinRecipeTest {

    private static final Path RECIPES = Path.of("../../RECIPES.md");
    private static final Pattern SAMPLE = Pattern.compile("```kotlin\\n(.*?)```", Pattern.DOTALL);

    /** What the sample uses without declaring it. */
    private static final String CONTEXT = """
            import com.raliopay.webhooks.*
            import com.raliopay.webhooks.event.*
            import com.raliopay.webhooks.json.*

            interface Customers {
                fun activate(subject: Subject)
                fun score(subject: Subject, riskScore: Any?)
            }

            fun sample(customers: Customers, body: ByteArray) {
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sampleCompiles() throws IOException {
        Matcher sample = SAMPLE.matcher(Files.readString(RECIPES));

        assertThat(sample.find()).isTrue();
        assertThat(errors(sample.group(1))).isEmpty();
    }

    @Test
    void findsBrokenSample() throws IOException {
        assertThat(errors("customers.activete(body)")).contains("activete");
    }

    private String errors(String code) throws IOException {
        Path source = Files.writeString(folder.resolve("Sample.kt"), CONTEXT + code + "}\n");
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        ExitCode exitCode = new K2JVMCompiler()
                .exec(
                        new PrintStream(messages, true, UTF_8),
                        "-no-stdlib",
                        "-Werror",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        return exitCode == ExitCode.OK ? "" : messages.toString(UTF_8);
    }
}
