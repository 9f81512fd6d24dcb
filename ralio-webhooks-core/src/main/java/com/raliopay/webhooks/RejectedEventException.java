package com.raliopay.webhooks;

/**
 * Thrown by a listener to say that no retry will help: the delivery is answered with 422, which Ralio does not retry. For
 * events that the merchant's business refuses, not for faults that may pass.
 *
 * <p>The event is not recorded as handled, so that a redelivery by hand is handled again.
 */
public class RejectedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message why, for the merchant's own eyes: it is neither sent to Ralio nor logged
     */
    public RejectedEventException(String message) {
        super(message);
    }

    /**
     * With a message and a cause.
     *
     * @param message why, for the merchant's own eyes: it is neither sent to Ralio nor logged
     * @param cause what led to it
     */
    public RejectedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
