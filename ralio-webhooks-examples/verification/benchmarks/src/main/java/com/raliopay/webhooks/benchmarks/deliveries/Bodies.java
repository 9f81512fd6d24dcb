package com.raliopay.webhooks.benchmarks.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.CheckState;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.testing.Fixture;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The bodies that are delivered: the payloads that Ralio documents, and failed sessions of any length. */
public final class Bodies {

    private static final Instant TIME = Instant.parse("2026-03-17T16:49:37.314Z");
    private static final UUID SUBJECT = UUID.fromString("15f8e008-d774-4a0f-bc39-a78c8e4859c9");
    private static final UUID SESSION = UUID.fromString("43b972aa-88c2-4791-9a7b-7a338e182a3c");

    private Bodies() {}

    /** Returns the names of the documented bodies, which are those of the event types. */
    public static List<String> documented() {
        return Stream.of(EventType.values()).map(Enum::name).toList();
    }

    /**
     * Returns a body.
     *
     * @param name the name of an event type, for the documented body, or the length of a failed session, in bytes
     * @param id the id of the event
     */
    public static byte[] of(String name, UUID id) {
        if (Character.isDigit(name.charAt(0))) {
            return failedSession(Integer.parseInt(name), id);
        }
        Fixture fixture = Fixture.of(EventType.valueOf(name));
        return fixture.text()
                .replace(fixture.event().id().toString(), id.toString())
                .getBytes(UTF_8);
    }

    /** Fills the body with as many checks as fit, and the rest with the message of the first. */
    private static byte[] failedSession(int length, UUID id) {
        int ofOne = failedSession(1, "", id).length;
        int ofEachOther = failedSession(2, "", id).length - ofOne;
        if (length < ofOne) {
            throw new IllegalArgumentException("a body with a check has at least " + ofOne + " bytes, not " + length);
        }
        int others = (length - ofOne) / ofEachOther;
        return failedSession(1 + others, "-".repeat(length - ofOne - others * ofEachOther), id);
    }

    private static byte[] failedSession(int checks, String message, UUID id) {
        List<Check> all = new ArrayList<>(Collections.nCopies(checks, check("")));
        all.set(0, check(message));
        return WebhookWriter.write(new SessionFailed(id, TIME, Subject.user(SUBJECT), SESSION, all));
    }

    private static Check check(String more) {
        Map<String, Object> document = Map.of("country", "ES", "pages", 2L);
        return new Check(
                "document",
                CheckState.REFUSED,
                Map.of("provider", "MOCK", "similarity", new BigDecimal("0.9873"), "document", document),
                List.of(new Reason(
                        "ManualReview",
                        "KYC.DOC.DETERIORATED",
                        "Document deteriorated or illegible (stains, tears)." + more,
                        Optional.of("DOC"))));
    }
}
