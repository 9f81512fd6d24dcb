package com.raliopay.webhooks.spring;

/**
 * Represents what failed in observations: its class and place. Its message may quote personal data, and observation handlers export
 * messages.
 */
final class DeliveryFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    DeliveryFailedException(Throwable failure) {
        super(failure.getClass().getName());
        setStackTrace(failure.getStackTrace());
    }
}
