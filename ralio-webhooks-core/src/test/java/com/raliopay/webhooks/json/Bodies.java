package com.raliopay.webhooks.json;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bodies in the documented envelope, and the events in them. */
final class Bodies {

    static final UUID ID = UUID.fromString("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22");
    static final UUID SESSION_ID = UUID.fromString("66062076-d3b7-470b-b5ca-cf9b92ad6b0e");
    static final Instant TIME = Instant.parse("2026-03-17T16:35:12.501Z");
    static final Subject WITHOUT_IDS = new Subject("", Optional.empty(), Optional.empty());

    private Bodies() {}

    static WebhookEvent parse(String body) {
        return new WebhookParser().parse(body);
    }

    static String body(String type, String data) {
        return """
                {
                  "id": "36f6bb7e-e5da-4278-9ad8-df64c8c4cd22",
                  "event": "%s",
                  "timestamp": "2026-03-17T16:35:12.501Z",
                  "data": %s
                }
                """.formatted(type, data);
    }

    /** Returns the body of a verified session with more fields in {@code data}. */
    static String verifiedBody(String... fields) {
        String more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
        return body("kyc_session_verified", "{\"sessionId\": \"" + SESSION_ID + "\"" + more + "}");
    }

    static WebhookEvent parseVerified(String... fields) {
        return parse(verifiedBody(fields));
    }

    static SessionVerified verified(Subject subject, Check... checks) {
        return new SessionVerified(ID, TIME, subject, SESSION_ID, List.of(checks));
    }

    static String nestedArrays(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    static String nestedObjects(int levels) {
        return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }
}
