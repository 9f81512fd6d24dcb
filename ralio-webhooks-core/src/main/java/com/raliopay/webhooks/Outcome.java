package com.raliopay.webhooks;

import com.raliopay.webhooks.json.WebhookParseException.Problem;

/**
 * The outcome of a delivery. Each has an HTTP status, which {@link DispatchResult#httpStatus()} returns.
 *
 * <p>Ralio takes 200 as processed, <a href="https://doc.raliopay.com/webhooks-events/kyc/kyc-session-verified">never retries a
 * 4xx, and retries a 5xx</a> with exponential backoff. A 4xx is therefore returned only if a retry cannot help, or if anybody
 * could have sent the request: for {@link #UNVERIFIED} and {@link #TOO_LARGE}.
 *
 * <table class="striped">
 * <caption>Outcomes and their status</caption>
 * <thead><tr><th>outcome</th><th>status</th><th>when</th></tr></thead>
 * <tbody>
 * <tr><td>{@link #HANDLED}</td><td>200</td><td>every listener returned</td></tr>
 * <tr><td>{@link #IGNORED}</td><td>200</td><td>no listener for this type</td></tr>
 * <tr><td>{@link #DUPLICATE}</td><td>200</td><td>the event was handled before</td></tr>
 * <tr><td>{@link #UNVERIFIED}</td><td>401</td><td>signature missing or wrong</td></tr>
 * <tr><td>{@link #TOO_LARGE}</td><td>413</td><td>body longer than {@code maxBodyBytes}</td></tr>
 * <tr><td>{@link #LISTENER_REJECTED}</td><td>422</td><td>a listener threw {@link RejectedEventException}</td></tr>
 * <tr><td>{@link #UNREADABLE}</td><td>500</td><td>authentic, but not readable as an event</td></tr>
 * <tr><td>{@link #LISTENER_FAILED}</td><td>500</td><td>a listener threw anything else</td></tr>
 * <tr><td>{@link #IN_PROGRESS}</td><td>503</td><td>the same event is being handled now</td></tr>
 * <tr><td>{@link #UNAVAILABLE}</td><td>503</td><td>secret, headers, body, or store unavailable</td></tr>
 * </tbody>
 * </table>
 */
public enum Outcome {
    /** Status 200: every listener returned. */
    HANDLED(200, "{\"received\":true}"),
    /**
     * Status 200: no listener is registered for this type. If the event is also {@link Problem#INVALID_EVENT},
     * {@link DispatchResult#event()} is empty.
     */
    IGNORED(200, "{\"received\":true}"),
    /** Status 200: the event was handled before. */
    DUPLICATE(200, "{\"received\":true}"),
    /** Status 401, or 503 with {@link WebhookDispatcher.Builder#retryUnverified()}: the signature is missing or wrong. */
    UNVERIFIED(401, "{\"error\":\"signature missing or wrong\"}"),
    /**
     * Status 413, or 503 with {@link WebhookDispatcher.Builder#retryUnverified()}: the body is longer than
     * {@link WebhookDispatcher#maxBodyBytes()}. Its signature was not verified.
     */
    TOO_LARGE(413, "{\"error\":\"body too large\"}"),
    /** Status 422: a listener threw {@link RejectedEventException}, which means that no retry can help. */
    LISTENER_REJECTED(422, "{\"error\":\"event rejected\"}"),
    /**
     * Status 500: the body is authentic, but it is {@link Problem#NOT_AN_EVENT}, or it is {@link Problem#INVALID_EVENT} and
     * its type has a listener. The provider retries while you update the library. If you have stored the body to handle it
     * later, you may answer 200 instead:
     *
     * <pre>{@code
     * boolean stored = result.outcome() == Outcome.UNREADABLE && deadLetters.store(body);
     * response.setStatus(stored ? 200 : result.httpStatus());
     * }</pre>
     */
    UNREADABLE(500, "{\"error\":\"event not readable\"}"),
    /** Status 500: a listener threw an exception other than {@link RejectedEventException}. A retry is handled again. */
    LISTENER_FAILED(500, "{\"error\":\"event not handled\"}"),
    /** Status 503: another delivery of the same event is being handled now. {@link DispatchResult#retryAfter()} is present. */
    IN_PROGRESS(503, "{\"error\":\"event in progress\"}"),
    /**
     * Status 503: the secret, the headers, the body's stream, or the idempotency store is unavailable, so the delivery can be
     * neither accepted nor rejected.
     */
    UNAVAILABLE(503, "{\"error\":\"temporarily unavailable\"}");

    private final int httpStatus;
    private final String responseBody;

    Outcome(int httpStatus, String responseBody) {
        this.httpStatus = httpStatus;
        this.responseBody = responseBody;
    }

    /** Not public: with {@code retryUnverified()}, the status of a result differs from that of its outcome. */
    int httpStatus() {
        return httpStatus;
    }

    String responseBody() {
        return responseBody;
    }
}
