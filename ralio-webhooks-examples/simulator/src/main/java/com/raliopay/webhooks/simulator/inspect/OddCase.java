package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.simulator.events.FreshEvents;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bodies that an endpoint meets sooner or later, and that the documentation does not show. */
enum OddCase {
    UNKNOWN_TYPE("Unknown type", EventType.SESSION_VERIFIED),
    NEW_LEVEL("New level", EventType.STATE_UPDATED),
    SNAKE_CASE("Names in snake_case", EventType.STATE_UPDATED),
    MISSING_FIELD("Missing field", EventType.SESSION_VERIFIED),
    TOO_LARGE("Too large", EventType.SESSION_VERIFIED),
    CUT_OFF("Incomplete JSON", EventType.STATE_UPDATED),
    NOT_UTF8("Not UTF-8", EventType.EXPIRATION_WARNING);

    private final String title;
    private final EventType type;

    OddCase(String title, EventType type) {
        this.title = title;
        this.type = type;
    }

    String title() {
        return title;
    }

    /** {@return a body with random ids} */
    byte[] body() {
        byte[] event = FreshEvents.of(List.of(type), false, null).get(0).body();
        String json = new String(event, StandardCharsets.UTF_8);
        return switch (this) {
            case UNKNOWN_TYPE -> utf8(json.replace(type.text(), "kyc_session_expired"));
            case NEW_LEVEL -> utf8(json.replaceFirst("\"state\":\"[A-Z]+\"", "\"state\":\"PREMIUM\""));
            case SNAKE_CASE ->
                utf8(json.replace("\"kycId\"", "\"kyc_id\"")
                        .replace("\"userId\"", "\"user_id\"")
                        .replace("\"entityType\"", "\"entity_type\""));
            case MISSING_FIELD -> utf8(json.replaceFirst("\"sessionId\":\"[^\"]*\",?", ""));
            case TOO_LARGE -> padded(event, WebhookParser.DEFAULT_MAX_BODY_BYTES + 1);
            case CUT_OFF -> utf8(json.substring(0, json.length() / 2));
            case NOT_UTF8 ->
                json.replaceFirst("\"action\":\"", "\"action\":\"\u00e9 ").getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] padded(byte[] event, int length) {
        byte[] padded = Arrays.copyOf(event, length);
        Arrays.fill(padded, event.length, length, (byte) ' ');
        return padded;
    }
}
