package com.raliopay.webhooks.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One event of each class, and their parts. */
final class EventSamples {

    static final UUID ID = UUID.fromString("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22");
    static final Instant TIME = Instant.parse("2026-03-17T16:35:12.501Z");
    static final UUID USER_ID = UUID.fromString("15299b4e-8af7-4716-8695-0bf1d0579944");
    static final UUID SESSION_ID = UUID.fromString("66062076-d3b7-470b-b5ca-cf9b92ad6b0e");
    static final Subject SUBJECT = Subject.user(USER_ID);
    static final Reason REASON = new Reason("Document", "D1", "José's is torn.");
    static final Check CHECK =
            new Check("document", CheckState.REFUSED, Map.of("number", "X1234567L"), List.of(REASON));

    private EventSamples() {}

    static Stream<WebhookEvent> events() {
        return Stream.of(
                new SessionVerified(ID, TIME, SUBJECT, SESSION_ID, List.of(CHECK)),
                new ManualReview(ID, TIME, SUBJECT, SESSION_ID, List.of(CHECK)),
                new SessionFailed(ID, TIME, SUBJECT, SESSION_ID, List.of(CHECK)),
                new StateUpdated(ID, TIME, SUBJECT, 12345, KycLevel.LIGHT),
                new ExpirationWarning(ID, TIME, SUBJECT, 12345, LocalDate.of(2026, 3, 31), 14, "Renew."),
                new UnrecognizedEvent(ID, "payin_settled", TIME, Map.of("iban", "ES91", "amount", 5)));
    }
}
