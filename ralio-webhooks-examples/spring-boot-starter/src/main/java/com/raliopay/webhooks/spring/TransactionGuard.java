package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.time.Duration;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * Refuses events that are dispatched in a transaction of the caller, by a {@code @Transactional} controller or test: the event
 * would be remembered as handled even if the caller rolls back the changes of its listeners.
 */
final class TransactionGuard implements IdempotencyStore {

    private final IdempotencyStore store;

    private TransactionGuard(IdempotencyStore store) {
        this.store = store;
    }

    /** Returns the store itself if the application does not use Spring's transactions. */
    static IdempotencyStore of(IdempotencyStore store) {
        boolean transactions = ClassUtils.isPresent(
                "org.springframework.transaction.support.TransactionSynchronizationManager",
                TransactionGuard.class.getClassLoader());
        return transactions ? new TransactionGuard(store) : store;
    }

    @Override
    public Claim claim(EventKey key, Duration lease) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IdempotencyStoreException(
                    "dispatch was called in a transaction of its caller: remove @Transactional from"
                            + " the controller or test that calls it");
        }
        return store.claim(key, lease);
    }

    @Override
    public void complete(EventKey key, Duration retention) {
        store.complete(key, retention);
    }

    @Override
    public void release(EventKey key, String token) {
        store.release(key, token);
    }
}
