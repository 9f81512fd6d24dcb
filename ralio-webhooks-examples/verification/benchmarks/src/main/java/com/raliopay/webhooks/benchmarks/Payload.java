package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.CheckState;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.fixture.EventWriter;
import com.raliopay.webhooks.fixture.Fixture;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is delivered: the five payloads that Ralio documents, and failed sessions of more checks. */
public enum Payload {
    SESSION_VERIFIED(Fixture.SESSION_VERIFIED.text()),
    MANUAL_REVIEW(Fixture.MANUAL_REVIEW.text()),
    SESSION_FAILED(Fixture.SESSION_FAILED.text()),
    STATE_UPDATED(Fixture.STATE_UPDATED.text()),
    EXPIRATION_WARNING(Fixture.EXPIRATION_WARNING.text()),
    /** A failed session of 20 checks. */
    TWENTY_CHECKS(failedSession(20)),
    /** A failed session of about 1 KB. */
    ONE_KILOBYTE(failedSession(2)),
    /** A failed session of about 1 MB, of the same checks. */
    ONE_MEGABYTE(failedSession(2_500));

    /** The five that Ralio documents. */
    static final List<Payload> DOCUMENTED =
            List.of(SESSION_VERIFIED, MANUAL_REVIEW, SESSION_FAILED, STATE_UPDATED, EXPIRATION_WARNING);

    private final String text;

    Payload(String text) {
        this.text = text;
    }

    /** {@return the body with an id of its own} */
    byte[] withId(UUID id) {
        return text.replaceFirst("(\"(?:id|eventId)\"\\s*:\\s*\")[^\"]*", "$1" + id)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String failedSession(int checks) {
        List<Check> list = new ArrayList<>();
        for (int i = 0; i < checks; i++) {
            Map<String, @Nullable Object> data = Map.of(
                    "provider",
                    "MOCK",
                    "similarity",
                    new BigDecimal("0.9873"),
                    "document",
                    Map.of("country", "ES", "pages", 2L));
            Reason reason = new Reason(
                    "ManualReview",
                    "KYC.DOC.DETERIORATED",
                    "Document deteriorated or illegible (stains, tears), page " + i + ".",
                    Optional.of("DOC"));
            list.add(new Check("document", CheckState.REFUSED, data, List.of(reason)));
        }
        return new String(
                EventWriter.write(new SessionFailed(
                        UUID.randomUUID(),
                        Instant.parse("2026-03-17T16:49:37.314Z"),
                        Subject.user(UUID.randomUUID()),
                        UUID.randomUUID(),
                        list)),
                StandardCharsets.UTF_8);
    }
}
