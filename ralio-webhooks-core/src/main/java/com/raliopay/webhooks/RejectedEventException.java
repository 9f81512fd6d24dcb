package com.raliopay.webhooks;

/**
 * Thrown by a listener if no retry can help: the delivery is answered with 422, which the provider does not retry. Meant for
 * events that your business rules refuse, not for failures that may pass.
 *
 * <p>The event is not marked as completed, so a manual redelivery is handled again.
 *
 * @see Outcome#LISTENER_REJECTED
 */
public class RejectedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message the reason; it is neither sent to the provider nor logged at INFO or above
     */
    public RejectedEventException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a message and a cause.
     *
     * @param message the reason; it is neither sent to the provider nor logged at INFO or above
     * @param cause the cause
     */
    public RejectedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
