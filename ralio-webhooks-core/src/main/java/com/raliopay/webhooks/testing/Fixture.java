package com.raliopay.webhooks.testing;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.WebhookEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A bundled payload, for unit tests of listeners and endpoints:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void handlesEveryPayload(Fixture fixture) {
 *     DispatchResult result = ralio.dispatch(fixture.bytes(), fixture.headers("test-secret")::get);
 *
 *     assertThat(result.httpStatus()).isEqualTo(200);
 * }
 * }</pre>
 *
 * <p>The payloads that Ralio documents are included byte for byte; two of them have the same event id. Use
 * {@link #withNewId()} where a test delivers one payload several times.
 */
public enum Fixture {
    /** <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-verified">The documented payload.</a> */
    SESSION_VERIFIED(EventType.SESSION_VERIFIED, ""),
    /**
     * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-manual-review">The documented payload</a>, in the
     * envelope with {@code eventId} and {@code eventType}.
     */
    MANUAL_REVIEW(EventType.MANUAL_REVIEW, ""),
    /** <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-failed">The documented payload.</a> */
    SESSION_FAILED(EventType.SESSION_FAILED, ""),
    /** <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-state-updated">The documented payload.</a> */
    STATE_UPDATED(EventType.STATE_UPDATED, ""),
    /**
     * <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-expiration-warning">The documented payload</a>, with the same
     * event id as {@link #STATE_UPDATED}.
     */
    EXPIRATION_WARNING(EventType.EXPIRATION_WARNING, ""),

    /** A verified session of a related party. */
    SESSION_VERIFIED_RELATED_PARTY(EventType.SESSION_VERIFIED, ".related-party"),
    /** A session of a related party in manual review. */
    MANUAL_REVIEW_RELATED_PARTY(EventType.MANUAL_REVIEW, ".related-party"),
    /** A failed session of a related party. */
    SESSION_FAILED_RELATED_PARTY(EventType.SESSION_FAILED, ".related-party"),
    /** A new level of a related party. */
    STATE_UPDATED_RELATED_PARTY(EventType.STATE_UPDATED, ".related-party"),
    /** An expiring document of a related party. */
    EXPIRATION_WARNING_RELATED_PARTY(EventType.EXPIRATION_WARNING, ".related-party"),

    /** A verified session in the envelope with {@code eventId} and {@code eventType}. */
    SESSION_VERIFIED_OTHER_ENVELOPE(EventType.SESSION_VERIFIED, ".other-envelope"),
    /** A session in manual review in the envelope with {@code id} and {@code event}. */
    MANUAL_REVIEW_OTHER_ENVELOPE(EventType.MANUAL_REVIEW, ".other-envelope"),
    /** A failed session in the envelope with {@code eventId} and {@code eventType}. */
    SESSION_FAILED_OTHER_ENVELOPE(EventType.SESSION_FAILED, ".other-envelope"),
    /** A new level in the envelope with {@code eventId} and {@code eventType}. */
    STATE_UPDATED_OTHER_ENVELOPE(EventType.STATE_UPDATED, ".other-envelope"),
    /** An expiring document in the envelope with {@code eventId} and {@code eventType}. */
    EXPIRATION_WARNING_OTHER_ENVELOPE(EventType.EXPIRATION_WARNING, ".other-envelope"),

    /**
     * A failed session with three checks: one validated without reasons, one refused with two reasons, one in an unknown
     * state. It also has nested check data, text beyond ASCII, and a timestamp with seven fraction digits.
     */
    SESSION_FAILED_SEVERAL_CHECKS(EventType.SESSION_FAILED, ".several-checks"),
    /** An event of another family, which becomes an unrecognized event: {@code kyb_state_updated}. */
    UNRECOGNIZED("kyb_state_updated.json");

    private final String resource;

    Fixture(EventType type, String variant) {
        this(type.text() + variant + ".json");
    }

    Fixture(String resource) {
        this.resource = resource;
    }

    /**
     * {@return the documented payload of an event type}
     *
     * @param type the event type
     */
    public static Fixture of(EventType type) {
        return valueOf(type.name());
    }

    /** {@return this payload with a random event id; everything else stays as it is, byte for byte} */
    public FixturePayload withNewId() {
        return payload().withNewId();
    }

    /** {@return the body as Ralio sends it: JSON in UTF-8; a copy} */
    public byte[] bytes() {
        return payload().bytes();
    }

    /** {@return the body as a string} */
    public String text() {
        return payload().text();
    }

    /** {@return the event in the body} */
    public WebhookEvent event() {
        return payload().event();
    }

    /**
     * {@return the event in the body}
     *
     * @param type the type of the event
     * @param <E> the type of the event
     * @throws ClassCastException if the event has another type
     */
    public <E extends WebhookEvent> E event(Class<E> type) {
        return payload().event(type);
    }

    /**
     * {@return the headers of a signed delivery of this body, for {@code dispatch(fixture.bytes(), headers::get)}}
     *
     * @param secret the webhook secret to sign with
     */
    public Map<String, String> headers(String secret) {
        return payload().headers(secret);
    }

    private FixturePayload payload() {
        try (InputStream in = Fixture.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar of the library must contain " + resource + " but does not");
            }
            return new FixturePayload(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
