package com.raliopay.webhooks.event;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.fixture.Fixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promise of the sealed family: the compiler tells a merchant which event was forgotten. Java 17, which these tests are
 * compiled for, cannot switch over types yet, so a newer compiler is asked here.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class WebhookEventTest {

    private static final String SWITCH = """
            import com.raliopay.webhooks.event.*;

            public class Names implements java.util.function.Function<WebhookEvent, String> {
                @Override
                public String apply(WebhookEvent event) {
                    return switch (event) {
                        case SessionVerified e -> SessionVerified.TYPE;
                        case ManualReview e -> ManualReview.TYPE;
                        case SessionFailed e -> SessionFailed.TYPE;
                        case StateUpdated e -> StateUpdated.TYPE;
                        case ExpirationWarning e -> ExpirationWarning.TYPE;
                        case UnrecognizedEvent e -> e.type();
                    };
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void switchWithOneCaseForEachRecordIsComplete(Fixture fixture) throws ReflectiveOperationException, IOException {
        assertThat(compile(SWITCH)).isEmpty();

        URL[] classes = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, WebhookEvent.class.getClassLoader())) {
            @SuppressWarnings("unchecked") // as the source above says
            Function<WebhookEvent, String> names = (Function<WebhookEvent, String>)
                    loader.loadClass("Names").getConstructor().newInstance();
            assertThat(names.apply(fixture.event())).isEqualTo(fixture.event().type());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SessionVerified",
                "ManualReview",
                "SessionFailed",
                "StateUpdated",
                "ExpirationWarning",
                "UnrecognizedEvent"
            })
    void switchThatForgetsARecordDoesNotCompile(String forgotten) {
        String source = SWITCH.lines()
                .filter(line -> !line.contains("case " + forgotten + " e"))
                .collect(joining("\n"));

        assertThat(source).doesNotContain(forgotten);
        assertThat(compile(source)).contains("compiler.err.not.exhaustive");
    }

    /** What the compiler says about the source, in words that do not depend on the machine's language; empty if nothing. */
    private String compile(String source) {
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int exitCode = javac.run(
                out,
                out,
                "--release",
                "21",
                "-XDrawDiagnostics",
                "-proc:none",
                "-classpath",
                library(),
                "-d",
                directory.toString(),
                write(source));
        assertThat(exitCode == 0).as(said.toString()).isEqualTo(said.toString().isEmpty());
        return said.toString();
    }

    private String write(String source) {
        try {
            return Files.writeString(directory.resolve("Names.java"), source).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String library() {
        try {
            return Path.of(WebhookEvent.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
