package com.raliopay.webhooks.fuzztests;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.json.WebhookParseException.Problem;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.testing.Fixture;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parses arbitrary bytes. Each body is an event or a {@link WebhookParseException}, the same in every call. An event can be
 * written and read again, does not depend on the order and the spelling of the fields, and prints no control characters.
 * An exception quotes nothing of the body. The memory that parsing takes is linear in the length of the body.
 */
class ParserFuzzTest {

    /** Two braces are a map, and the event has a copy of it. */
    private static final long MAX_ALLOCATED_PER_BYTE = 1_000;

    /** Allocated for any body: Jackson's buffers, and exceptions with their stacks. */
    private static final long MAX_ALLOCATED_ALWAYS = 200_000;

    /** Every message of the parser; none has a place for a value. */
    private static final Pattern MESSAGES = Pattern.compile("the body is (not valid JSON|compressed with gzip)"
            + "|the body exceeds Jackson's limits on nesting or length"
            + "|the body is (not a JSON object|more than one JSON object)"
            + "|the names in /data must be well-formed Unicode"
            + "|(/[A-Za-z_]+)+ must be (a|an) [A-Za-z0-9 -]+( but was (missing|unreadable))?");

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final WebhookParser PARSER = new WebhookParser();

    /** Bodies of kinds that the fixtures do not have; each is an event. */
    private static final List<String> EVENTS = List.of("""
            {"id": "0b9f2c55-1a2b-4c3d-8e4f-5a6b7c8d9e0f", "event": " KYC_State_Updated ",
             "timestamp": "2026-03-17T12:40:24-04:00",
             "data": {"kyc_id": "12345", "user_id": "A0A51C00-55A2-4D0E-9A3C-0C6B1F7E2D11", "state": "LIGHT"}}
            """, """
            {"data": {"kyc_id": 14.0, "days_remaining": "1e1", "expiration_date": "2026-07-03 12:30",
              "related_party_id": "a0a51c00-55a2-4d0e-9a3c-0c6b1f7e2d11"},
             "timestamp": "2026-03-17T17:02:28,7667797-05:00", "event_type": "kyc_expiration_warning",
             "event_id": "0b9f2c55-1a2b-4c3d-8e4f-5a6b7c8d9e0f"}
            """, """
            {"id": "0b9f2c55-1a2b-4c3d-8e4f-5a6b7c8d9e0f", "event": "payin_received",
             "timestamp": "2026-03-17T16:35:12.501Z",
             "data": {"amount": 1e20000000, "fee": -0.10, "n": 99999999999999999999, "a": [[[null, true]], {}],
              "s": "\\u00e9 \\ud83d\\ude45 \\ud800", "amount": 7e2}}
            """);

    private static final List<String> NOT_EVENTS =
            List.of("", "{", "null", "{\"event\": 1e99999999999}", "{\"a\": \"\\ud800\"}", "\uFEFF{}", "{} x");

    private static final List<String> NUMBERS_BEYOND_BIG_DECIMAL =
            List.of("1e99999999999", "-71e97777777777777777777777777777777777777777777777777723", "1e-2147483649");

    static Stream<byte[]> seeds() {
        return Stream.of(
                        Stream.of(Fixture.values()).map(Fixture::bytes),
                        EVENTS.stream().map(event -> event.getBytes(UTF_8)),
                        EVENTS.stream().map(event -> event.getBytes(UTF_16BE)),
                        NOT_EVENTS.stream().map(body -> body.getBytes(UTF_8)),
                        NUMBERS_BEYOND_BIG_DECIMAL.stream().map(ParserFuzzTest::withNumber))
                .flatMap(bodies -> bodies);
    }

    private static byte[] withNumber(String number) {
        return Fixture.UNRECOGNIZED
                .text()
                .replaceFirst("\"data\"\\s*:\\s*\\{", "$0\"n\":" + number + ",")
                .getBytes(UTF_8);
    }

    @DictionaryEntries({
        "null",
        "true",
        "false",
        "1e9",
        "-0.5",
        "1e999999999999",
        "\"\"",
        "{}",
        "[]",
        "[{",
        "}]",
        "\",\"",
        "\":",
        "\"eventId\"",
        "\"eventType\"",
        "\"kyc_id\"",
        "\"session_id\"",
        "\"days_remaining\"",
        "\\u00e9",
        "\\ud83d\\ude45"
    })
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void parses(byte[] body) {
        WebhookEvent event;
        try {
            event = PARSER.parse(body);
        } catch (WebhookParseException e) {
            checkException(body, e);
            checkMemory(body);
            return;
        }
        checkEvent(event);
        checkTolerance(body, event);
        checkMemory(body);
    }

    /** Parses again, and takes the least of three calls: any of them may load classes, which the fuzzer instruments. */
    private static void checkMemory(byte[] body) {
        long allocated = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            parseOrNull(body);
            allocated = Math.min(allocated, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        Invariant.require(
                allocated <= MAX_ALLOCATED_ALWAYS + body.length * MAX_ALLOCATED_PER_BYTE,
                "memory is linear: " + allocated + " bytes for a body of " + body.length);
    }

    private static @Nullable WebhookEvent parseOrNull(byte[] body) {
        try {
            return PARSER.parse(body);
        } catch (WebhookParseException e) {
            return null;
        }
    }

    private static void checkEvent(WebhookEvent event) {
        Invariant.require(
                PARSER.parse(WebhookWriter.write(event)).equals(event), "a written event is read again: " + event);
        Invariant.require(isPrintable(event.toString()), "toString has no control characters: " + event);
    }

    private static void checkTolerance(byte[] body, WebhookEvent event) {
        Invariant.require(event.equals(parseOrNull(body)), "the same body has the same result");
        Map<String, @Nullable Object> data = PARSER.parseData(body);
        if (event instanceof UnrecognizedEvent unrecognized) {
            Invariant.require(data.equals(unrecognized.data()), "parseData returns the data of the event");
        }
        Random random = new Random(Arrays.hashCode(body));
        RewrittenBody.of(body, event, random)
                .ifPresent(rewritten -> Invariant.require(
                        event.equals(parseOrNull(rewritten)), "order and spelling of fields change nothing: " + event));
    }

    private static void checkException(byte[] body, WebhookParseException e) {
        String message = String.valueOf(e.getMessage());
        Invariant.require(MESSAGES.matcher(message).matches(), "the message is fixed: " + message);
        Invariant.require(
                e.problem() == Problem.NOT_AN_EVENT || e.problem() == Problem.INVALID_EVENT,
                "the body is not too long");
        Invariant.require(
                e.eventType().isPresent() == (e.problem() == Problem.INVALID_EVENT),
                "an event that is invalid has a type, and only that: " + e.eventType());
        Invariant.require(
                e.pointer().isEmpty() || message.startsWith(e.pointer() + " "),
                "the message begins with the field: " + e.pointer());
        Invariant.require(parseOrNull(body) == null, "the same body has the same result");
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().map(Character::getType).noneMatch(type -> switch (type) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        });
    }
}
