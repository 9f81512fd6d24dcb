package com.raliopay.webhooks.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.json.WebhookParser;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which a body is kept. Bodies of one event have the same event key. A body that could not be read is kept under
 * its body key, under which a later version of the library, which can read it, still finds it.
 *
 * @param event identifies the event, or the body if it cannot be read: a SHA-256 in hexadecimal
 * @param body identifies the body
 * @param type the event type as its column keeps it, or null if it could not be read
 * @param id the event's id, or null if it could not be read
 */
record BodyKeys(
        String event,
        String body,
        @Nullable String type,
        @Nullable String id) {

    private static final int MAX_LENGTH = 255;
    private static final WebhookParser PARSER = new WebhookParser(Integer.MAX_VALUE);

    static BodyKeys of(byte[] body) {
        String bodyKey = sha256(body);
        try {
            WebhookEvent event = PARSER.parse(body);
            String id = event.id().toString();
            return new BodyKeys(sha256((event.type() + "/" + id).getBytes(UTF_8)), bodyKey, column(event.type()), id);
        } catch (WebhookParseException e) {
            return new BodyKeys(
                    bodyKey, bodyKey, e.eventType().map(BodyKeys::column).orElse(null), null);
        }
    }

    /** Returns whether an id occurs in a body, in any spelling. */
    static boolean mentions(byte[] body, UUID id) {
        return new String(body, UTF_8).toLowerCase(Locale.ROOT).contains(id.toString());
    }

    /** Returns an event type as its column keeps it: without control characters, which some databases refuse, and not too long. */
    static String column(String type) {
        String escaped = EventType.escape(type);
        return escaped.substring(0, Math.min(escaped.length(), MAX_LENGTH));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
