package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/** An event type can neither forge nor flood a log, and looks the same wherever it is shown. */
class EscapedTypeTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    static List<Arguments> types() {
        String longest = "x".repeat(100);
        return List.of(
                Arguments.of("größer ~", "größer ~"),
                Arguments.of("x\nINFO HANDLED all is well", "x\\u000aINFO HANDLED all is well"),
                Arguments.of("\u001b[31mred\u007f", "\\u001b[31mred\\u007f"),
                Arguments.of("\u2028\u2029\u200b\u202egnp.exe", "\\u2028\\u2029\\u200b\\u202egnp.exe"),
                Arguments.of("\ud83d\ude00 \ud83d", "\ud83d\ude00 \\ud83d"),
                Arguments.of("\udb40\udc01", "\\udb40\\udc01"), // a format character beyond 16 bits
                Arguments.of(longest, longest),
                Arguments.of(longest + "y", longest + "…"),
                Arguments.of("x".repeat(99) + "\ud83d\ude00", "x".repeat(99) + "…"),
                Arguments.of("{}", "{}")); // slf4j's placeholder
    }

    @ParameterizedTest
    @MethodSource("types")
    void isEscapedInLogMdcAndResultAsInEvent(String type, String escaped) {
        UUID id = UUID.randomUUID();
        WebhookEvent event = new UnrecognizedEvent(id, type, Instant.EPOCH, Map.of());
        StubStore store = new StubStore();
        store.onRelease = Action.failingWith(new IOException());
        List<String> mdc = new ArrayList<>();

        DispatchResult result = WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, e -> {
                    mdc.add(MDC.get("ralio.event.type"));
                    throw new IOException();
                })
                .build()
                .dispatch(WebhookWriter.write(event));

        assertThat(event.toString()).startsWith("UnrecognizedEvent[id=" + id + ", type=" + escaped + ", timestamp");
        assertThat(result)
                .hasToString("DispatchResult[LISTENER_FAILED, " + escaped + " " + id + ", java.io.IOException]");
        assertThat(mdc).containsExactly(escaped);
        assertThat(log.lines().get(0)).startsWith("WARN " + escaped + " " + id + ": releasing the claim failed");
        assertThat(log.lines().get(1)).startsWith("ERROR LISTENER_FAILED " + escaped + " " + id + " in ");
    }

    @ParameterizedTest
    @MethodSource("types")
    void isEscapedInLogOfUnreadableEvent(String type, String escaped) {
        UnrecognizedEvent event = new UnrecognizedEvent(UUID.randomUUID(), type, Instant.EPOCH, Map.of());
        String body = new String(WebhookWriter.write(event), StandardCharsets.US_ASCII);

        WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(body.replace("\"id\"", "\"no\""));

        assertThat(log.lines())
                .contains("ERROR UNREADABLE " + escaped + " in N ms: /id must be a UUID but was missing");
    }
}
