package com.raliopay.webhooks.event;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiler reports a {@code switch} that forgets an event. Java 17 has no such switch, hence the newer compiler here. */
@EnabledForJreRange(min = JRE.JAVA_21)
class WebhookEventTest {

    private static final String SWITCH = """
            import com.raliopay.webhooks.event.*;

            public class Types implements java.util.function.Function<WebhookEvent, String> {
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

    @Test
    void switchWithOneCaseForEachRecordIsExhaustive() throws ReflectiveOperationException, IOException {
        assertThat(compile(SWITCH)).isEmpty();

        URL[] classes = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, WebhookEvent.class.getClassLoader())) {
            @SuppressWarnings("unchecked") // as declared in the source above
            Function<WebhookEvent, String> types = (Function<WebhookEvent, String>)
                    loader.loadClass("Types").getConstructor().newInstance();
            assertThat(EventSamples.events())
                    .allSatisfy(event -> assertThat(types.apply(event)).isEqualTo(event.type()));
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
    void switchThatForgetsRecordDoesNotCompile(String forgotten) {
        String source = SWITCH.lines()
                .filter(line -> !line.contains("case " + forgotten + " e"))
                .collect(joining("\n"));

        assertThat(source).doesNotContain(forgotten);
        assertThat(compile(source)).contains("compiler.err.not.exhaustive");
    }

    /** Returns the compiler's messages as keys, independent of the locale; empty if there are none. */
    private String compile(String source) {
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
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
        assertThat(exitCode == 0)
                .as(messages.toString())
                .isEqualTo(messages.toString().isEmpty());
        return messages.toString();
    }

    private String write(String source) {
        try {
            return Files.writeString(directory.resolve("Types.java"), source).toString();
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
