package com.raliopay.webhooks.idempotency;

/**
 * Thrown when an {@link IdempotencyStore} cannot determine or change the state of a key.
 *
 * <p>The library logs the message, so it should contain neither keys nor values, addresses or passwords: only what was
 * attempted, and error codes. The message of the cause, usually an exception of a driver, is not logged.
 */
public final class IdempotencyStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was attempted and what kind of failure it was
     * @param cause the exception of the driver or client
     */
    public IdempotencyStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param message what was attempted and why it failed
     */
    public IdempotencyStoreException(String message) {
        super(message);
    }
}
