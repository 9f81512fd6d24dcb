package com.raliopay.webhooks.idempotency;

import java.sql.SQLException;

/**
 * The store cannot tell. Nothing is lost: the dispatcher answers 503 and Ralio delivers again.
 *
 * <p>The message says what was attempted and the database's codes for the failure, never a key, a value, an address or a
 * password. The cause is the driver's own exception, whose message may hold any of them.
 */
public final class IdempotencyStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * For stores outside of this package.
     *
     * @param message what was attempted, and what kind of failure it was; the library logs it
     * @param cause the client's own exception, which the library does not log
     */
    public IdempotencyStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    IdempotencyStoreException(String message) {
        super(message);
    }

    IdempotencyStoreException(String attempted, SQLException cause) {
        super(attempted + ": SQL state " + cause.getSQLState() + ", error " + cause.getErrorCode(), cause);
    }
}
