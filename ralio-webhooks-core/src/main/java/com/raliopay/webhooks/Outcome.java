package com.raliopay.webhooks;

/**
 * How a delivery ended, and the HTTP status that tells Ralio so.
 *
 * <p>Ralio takes 200 for processed, never retries a 4xx, and retries a 5xx with exponential backoff (all event pages,
 * "Expected Responses"). So a 4xx is said only when a retry cannot help and nothing of value is lost.
 */
public enum Outcome {
    /** Every listener returned. */
    HANDLED(200, "{\"received\":true}"),
    /**
     * No listener is registered for this type; also an unknown type whose envelope cannot be read, when nobody listens to
     * unrecognized events.
     */
    IGNORED(200, "{\"received\":true}"),
    /** This event was handled before. */
    DUPLICATE(200, "{\"received\":true}"),
    /** The signature is missing or wrong: it was not Ralio who sent this. */
    UNVERIFIED(401, "{\"error\":\"signature missing or wrong\"}"),
    /** The body is no event: {@link WebhookParseException.Reason#NOT_AN_EVENT}. */
    MALFORMED(400, "{\"error\":\"not an event\"}"),
    /** The body is longer than the limit: {@link WebhookParseException.Reason#TOO_LARGE}. */
    TOO_LARGE(413, "{\"error\":\"body too large\"}"),
    /** A listener threw {@link RejectedEventException}: the merchant says that no retry will help. */
    REJECTED(422, "{\"error\":\"event rejected\"}"),
    /**
     * The event is authentic, but not as documented: {@link WebhookParseException.Reason#INVALID_EVENT}. The retries give
     * the merchant time.
     */
    UNREADABLE(500, "{\"error\":\"event not readable\"}"),
    /** A listener threw anything else. The event can be claimed again. */
    FAILED(500, "{\"error\":\"event not handled\"}"),
    /** The same event is being handled at this moment, by another delivery of it. */
    IN_PROGRESS(503, "{\"error\":\"event in progress\"}"),
    /** The secret, the headers or the idempotency store cannot be had: "cannot tell" is not "no". */
    UNAVAILABLE(503, "{\"error\":\"temporarily unavailable\"}");

    private final int httpStatus;
    private final String responseBody;

    Outcome(int httpStatus, String responseBody) {
        this.httpStatus = httpStatus;
        this.responseBody = responseBody;
    }

    /** {@return the HTTP status to send} */
    public int httpStatus() {
        return httpStatus;
    }

    /** {@return the body to send: JSON in ASCII, without any detail of the payload, the secret or the code} */
    public String responseBody() {
        return responseBody;
    }
}
