package com.raliopay.webhooks.quickstart;

import static com.raliopay.webhooks.Outcome.DUPLICATE;
import static com.raliopay.webhooks.Outcome.HANDLED;
import static com.raliopay.webhooks.Outcome.IGNORED;
import static com.raliopay.webhooks.Outcome.IN_PROGRESS;
import static com.raliopay.webhooks.Outcome.LISTENER_FAILED;
import static com.raliopay.webhooks.Outcome.LISTENER_REJECTED;
import static com.raliopay.webhooks.Outcome.TOO_LARGE;
import static com.raliopay.webhooks.Outcome.UNREADABLE;
import static com.raliopay.webhooks.Outcome.UNVERIFIED;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Everything that Ralio may send, and what others may send in its name, each with the expected result. */
final class DemoDeliveries {

    private static final Subject ANA = Subject.user(UUID.fromString("a0a51c00-55a2-4d0e-9a3c-0c6b1f7e2d11"));
    private static final UUID FLAKY_SESSION = UUID.fromString("f1a2c3d4-6b1e-4c55-8f0a-2f6b8f1f7a01");
    private static final UUID CLOSED_SESSION = UUID.fromString("c105ed00-30a4-4a29-9a7b-7c8d3e5f6a02");
    private static final UUID BUSY_SESSION = UUID.fromString("b0571e55-91d3-4b7e-8e6c-1d2c3b4a5f03");

    private final Demo demo;
    private final DemoMerchant merchant;
    private final SignatureVerifier signer;

    private DemoDeliveries(Demo demo, String secret) {
        this.demo = demo;
        this.merchant = demo.merchant();
        this.signer = SignatureVerifier.of(secret);
    }

    /** Delivers all of them, signed with this secret. */
    static void deliverAll(Demo demo, String secret) {
        DemoDeliveries deliveries = new DemoDeliveries(demo, secret);
        deliveries.documentedEvents();
        deliveries.relatedParties();
        deliveries.otherEnvelope();
        deliveries.otherEvents();
        deliveries.duplicatesAndRetries();
        deliveries.unreadableBodies();
        deliveries.forgedDeliveries();
    }

    private void documentedEvents() {
        demo.heading("Documented events");
        handled(Fixture.SESSION_VERIFIED, "user 1529… notified");
        handled(Fixture.MANUAL_REVIEW, "user d67f… in review");
        handled(Fixture.SESSION_FAILED, "KYC.DOC.DETERIORATED");
        handled(Fixture.STATE_UPDATED, "user 550e… is REGULAR");
        handled(Fixture.EXPIRATION_WARNING, "renewal before 2025-07-03");
    }

    private void relatedParties() {
        demo.heading("Related parties");
        handled(Fixture.SESSION_VERIFIED_RELATED_PARTY, "party 4acb… notified");
        handled(Fixture.MANUAL_REVIEW_RELATED_PARTY, "party 95d7… in review");
        handled(Fixture.SESSION_FAILED_RELATED_PARTY, "KYC.DOC.DETERIORATED");
        handled(Fixture.STATE_UPDATED_RELATED_PARTY, "party 9716… is REGULAR");
        handled(Fixture.EXPIRATION_WARNING_RELATED_PARTY, "renewal before 2025-07-03");
    }

    private void otherEnvelope() {
        demo.heading("The same events in the other documented envelope");
        handled(Fixture.SESSION_VERIFIED_OTHER_ENVELOPE, "user 1529… notified");
        handled(Fixture.MANUAL_REVIEW_OTHER_ENVELOPE, "user d67f… in review");
        handled(Fixture.SESSION_FAILED_OTHER_ENVELOPE, "KYC.DOC.DETERIORATED");
        handled(Fixture.STATE_UPDATED_OTHER_ENVELOPE, "user 550e… is REGULAR");
        handled(Fixture.EXPIRATION_WARNING_OTHER_ENVELOPE, "renewal before 2025-07-03");
    }

    private void otherEvents() {
        demo.heading("Other events");
        signed(
                "a session with three checks",
                Fixture.SESSION_FAILED_SEVERAL_CHECKS.bytes(),
                200,
                HANDLED,
                "KYC.FACE.MISMATCH, 1 more");
        StateUpdated newLevel = new StateUpdated(UUID.randomUUID(), Instant.now(), ANA, 12345, "PLATINUM");
        signed("an unknown level", WebhookWriter.write(newLevel), 200, HANDLED, "user a0a5… escalated");
        String snakeCase = """
                {"id": "%s", "event": "kyc_state_updated", "timestamp": "2025-06-19T17:14:13.123Z",
                 "data": {"kyc_id": "12345", "user_id": "a0a51c00-55a2-4d0e-9a3c-0c6b1f7e2d11", "state": "LIGHT"}}
                """.formatted(UUID.randomUUID());
        signed("fields in snake_case", snakeCase.getBytes(UTF_8), 200, HANDLED, "user a0a5… is LIGHT");
        signed("an unknown type of event", Fixture.UNRECOGNIZED.bytes(), 200, IGNORED, "nothing");
    }

    private void duplicatesAndRetries() {
        demo.heading("Duplicates and retries");
        signed("the first event once more", Fixture.SESSION_VERIFIED.bytes(), 200, DUPLICATE, "nothing");

        byte[] flaky = verified(FLAKY_SESSION);
        merchant.onNextUpdate(FLAKY_SESSION, () -> {
            throw new IllegalStateException("database is down");
        });
        signed("a listener fails", flaky, 500, LISTENER_FAILED, "threw: database is down");
        signed("so Ralio retries", flaky, 200, HANDLED, "user a0a5… notified");

        merchant.onNextUpdate(CLOSED_SESSION, () -> {
            throw new RejectedEventException("account closed");
        });
        byte[] closed = verified(CLOSED_SESSION);
        signed("a listener rejects an event", closed, 422, LISTENER_REJECTED, "threw: account closed");

        byte[] busy = verified(BUSY_SESSION);
        String inProgress = "nothing; Retry-After";
        merchant.onNextUpdate(
                BUSY_SESSION, () -> signed("a second delivery meanwhile", busy, 503, IN_PROGRESS, inProgress));
        signed("the one being handled", busy, 200, HANDLED, "user a0a5… notified");
    }

    private void unreadableBodies() {
        demo.heading("Signed, but not readable");
        signed("the text \"Hello!\"", "Hello!".getBytes(UTF_8), 500, UNREADABLE, "nothing");
        byte[] incomplete =
                Fixture.SESSION_VERIFIED.text().replace("sessionId", "session").getBytes(UTF_8);
        signed("an event without sessionId", incomplete, 500, UNREADABLE, "needs /data/sessionId");
        byte[] tooLarge = new byte[WebhookParser.DEFAULT_MAX_BODY_BYTES + 1];
        signed("one byte more than 1 MiB", tooLarge, 413, TOO_LARGE, "nothing");
    }

    private void forgedDeliveries() {
        demo.heading("Not from Ralio");
        byte[] body = verified(UUID.randomUUID());
        DemoResult unverified = new DemoResult(401, UNVERIFIED, "nothing");
        Map<String, String> guessed = SignatureVerifier.of("a guess").headers(body);
        demo.deliver("signed with another secret", body, guessed, unverified);
        demo.deliver("not signed", body, Map.of(), unverified);
        Map<String, String> headers = signer.headers(body);
        body[body.length / 2] ^= 1;
        demo.deliver("one bit changed on the way", body, headers, unverified);
    }

    private void handled(Fixture fixture, String seen) {
        signed(fixture.event().type(), fixture.bytes(), 200, HANDLED, seen);
    }

    private void signed(String what, byte[] body, int status, Outcome outcome, String seen) {
        demo.deliver(what, body, signer.headers(body), new DemoResult(status, outcome, seen));
    }

    private static byte[] verified(UUID sessionId) {
        return WebhookWriter.write(new SessionVerified(UUID.randomUUID(), Instant.now(), ANA, sessionId));
    }
}
