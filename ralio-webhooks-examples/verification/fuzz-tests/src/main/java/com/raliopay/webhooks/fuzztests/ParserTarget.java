package com.raliopay.webhooks.fuzztests;

import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.json.WebhookParseException.Problem;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.json.WebhookWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses arbitrary bytes. Each body is an event or a {@link WebhookParseException}, the same in every call. An event can be
 * written and read again, does not depend on the order and the spelling of the fields, and prints no control characters.
 * An exception quotes nothing of the body. The memory that parsing takes is linear in the length of the body.
 */
public final class ParserTarget {

    /** Two braces are a map, and the event has a copy of it. */
    private static final long MAX_ALLOCATED_PER_BYTE = 1_000;

    /** Allocated for any body: Jackson's buffers, and exceptions with their stacks. */
    private static final long MAX_ALLOCATED_ALWAYS = 200_000;

    /** Every message of the parser; none has a place for a value. */
    private static final Pattern MESSAGES = Pattern.compile("the body is not valid JSON"
            + "|the body exceeds Jackson's limits on nesting or length"
            + "|the body is (not a JSON object|more than one JSON object)"
            + "|the names in /data must be well-formed Unicode"
            + "|(/[A-Za-z_]+)+ must be (a|an) [A-Za-z0-9 -]+( but was (missing|unreadable))?");

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final WebhookParser PARSER = new WebhookParser();

    private ParserTarget() {}

    /**
     * Checks one input.
     *
     * @param body the bytes to parse
     */
    public static void fuzzerTestOneInput(byte[] body) {
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
