package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.CheckState;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.testing.Fixture;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The bodies that are delivered: by their event type the payloads that Ralio documents, and failed sessions with more checks. */
enum BenchmarkBody {
    TWENTY_CHECKS(20),
    /** About 1 KB. */
    ONE_KILOBYTE(3),
    /** About 1 MB, with the same checks. */
    ONE_MEGABYTE(3_900);

    private final int checks;

    BenchmarkBody(int checks) {
        this.checks = checks;
    }

    /** Returns the names of the documented bodies. */
    static String[] documented() {
        return Stream.of(EventType.values()).map(Enum::name).toArray(String[]::new);
    }

    /**
     * Returns a body.
     *
     * @param name the name of an {@link EventType} or of one of these constants
     * @param id the id of the event
     */
    static byte[] of(String name, UUID id) {
        return Stream.of(values())
                .filter(body -> body.name().equals(name))
                .findFirst()
                .map(body -> WebhookWriter.write(body.event(id)))
                .orElseGet(() -> documented(Fixture.of(EventType.valueOf(name)), id));
    }

    private static byte[] documented(Fixture fixture, UUID id) {
        return fixture.text()
                .replaceFirst("(\"(?:id|eventId)\"\\s*:\\s*\")[^\"]*", "$1" + id)
                .getBytes(StandardCharsets.UTF_8);
    }

    private SessionFailed event(UUID id) {
        Check check = new Check(
                "document",
                CheckState.REFUSED,
                Map.of(
                        "provider",
                        "MOCK",
                        "similarity",
                        new BigDecimal("0.9873"),
                        "document",
                        Map.of("country", "ES", "pages", 2L)),
                List.of(new Reason(
                        "ManualReview",
                        "KYC.DOC.DETERIORATED",
                        "Document deteriorated or illegible (stains, tears).",
                        Optional.of("DOC"))));
        return new SessionFailed(
                id,
                Instant.parse("2026-03-17T16:49:37.314Z"),
                Subject.user(UUID.randomUUID()),
                UUID.randomUUID(),
                Collections.nCopies(checks, check));
    }
}
