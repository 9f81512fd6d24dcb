package com.raliopay.webhooks;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookParseException.Reason;
import com.raliopay.webhooks.event.WebhookEvent;
import java.nio.charset.StandardCharsets;

/**
 * Reads the body of a delivery into an event, and does nothing else: no signature, no listeners.
 *
 * <p>It is tolerant where nothing can be misunderstood. Unknown fields, any order of fields, either spelling of the
 * envelope on any event, snake_case names, text for a number and a number for text, {@code null} or empty text for an absent
 * field, dates with a time part, upper-case UUIDs and a byte-order mark are read. An event type that this version does not
 * know gives an {@link com.raliopay.webhooks.event.UnrecognizedEvent}, a new value of an enum gives {@code UNKNOWN} with the
 * text beside it. Where a field comes in several spellings, {@code id} and {@code event} count before {@code eventId}
 * and {@code eventType}, and snake_case counts last; where it comes twice, the last that is readable.
 *
 * <p>An event needs its id, type, timestamp (with an offset) and {@code data}; in that, a session event needs
 * {@code sessionId}, {@code kyc_state_updated} {@code kycId} and {@code state}, {@code kyc_expiration_warning}
 * {@code kycId}, {@code expirationDate} and {@code daysRemaining}. One that is missing or of no readable form is refused, and
 * so is an id of a user or related party that was sent but cannot be read. What else is missing or of another form than
 * documented is empty: it explains an event and does not decide it.
 *
 * <p>Time and memory are linear in the length of the body. Immutable; one instance serves all threads.
 */
public final class WebhookParser {

    /** The longest body that is read unless told otherwise: 10 MiB. */
    public static final int DEFAULT_MAX_BODY_BYTES = 10 * 1024 * 1024;

    private final int maxBodyBytes;

    /** A parser for bodies of up to {@link #DEFAULT_MAX_BODY_BYTES}. */
    public WebhookParser() {
        this(DEFAULT_MAX_BODY_BYTES);
    }

    /**
     * A parser with a limit of its own.
     *
     * @param maxBodyBytes the length of the longest body to read, in bytes
     * @throws IllegalArgumentException if {@code maxBodyBytes} is not positive
     */
    public WebhookParser(int maxBodyBytes) {
        if (maxBodyBytes <= 0) {
            throw new IllegalArgumentException("maxBodyBytes must be positive, but is " + maxBodyBytes);
        }
        this.maxBodyBytes = maxBodyBytes;
    }

    /**
     * {@return the event that the body holds}
     *
     * @param body the raw body as received, JSON in UTF-8 (UTF-16 and UTF-32 are detected); not changed, not kept
     * @throws WebhookParseException if the body cannot be read as an event; no other exception, whatever the bytes
     */
    public WebhookEvent parse(byte[] body) {
        checkSize(requireNonNull(body, "body"));
        return EventReader.read(body);
    }

    /**
     * {@return the event that the body holds}
     *
     * @param body the body as text
     * @throws WebhookParseException if the body cannot be read as an event; no other exception, whatever the text
     */
    public WebhookEvent parse(String body) {
        return parse(requireNonNull(body, "body").getBytes(StandardCharsets.UTF_8));
    }

    /** The first gate of every delivery: a body that is too long is not even hashed. */
    void checkSize(byte[] body) {
        if (body.length > maxBodyBytes) {
            throw new WebhookParseException(
                    Reason.TOO_LARGE,
                    "",
                    null,
                    "the body has " + body.length + " bytes; expected at most " + maxBodyBytes);
        }
    }
}
