package com.raliopay.webhooks.idempotency;

import java.time.Duration;

/**
 * Remembers which events are being handled and which have been handled, so that the listeners do not run again when an event
 * is delivered again. The dispatcher calls {@link #claim} before the listeners; when all of them have returned it calls
 * {@link #complete}, and when one has thrown it calls {@link #release}.
 *
 * <p>Implementations follow these rules for each key; {@link com.raliopay.webhooks.testing.IdempotencyStoreContract} tests them:
 *
 * <ol>
 *   <li>A key is absent, claimed or completed. Two keys are the same only if they are {@linkplain EventKey#equals equal}: the
 *       type is any string, and case, whitespace, accents and every character of a long one count.
 *   <li>Among all threads and processes that share the store, at most one claim of a key is unexpired.
 *   <li>Each claim has a token that no other claim of the key has had. It expires when its lease ends, and can then be taken
 *       over. If a process is killed while it handles an event, the event is thus delayed but not lost.
 *   <li>{@code release} makes the key absent immediately if the token is the one of the current claim. If it is another
 *       one, or the key is completed, {@code release} has no effect.
 *   <li>{@code complete} is final until the retention ends; then the key is absent. It takes effect even if the claim has
 *       expired or has been taken over, because the event has been handled.
 *   <li>Leases and retentions are measured by the store's own clock.
 *   <li>A store that cannot determine the state of a key throws an exception.
 * </ol>
 *
 * <p>Implementations must be safe for use by multiple threads. Every method may block and may throw any unchecked exception;
 * {@link IdempotencyStoreException} is meant for this. If {@code claim} throws, the delivery is answered with 503 and the
 * provider sends it again.
 */
public interface IdempotencyStore {

    /**
     * Claims a key if it is absent or its claim has expired.
     *
     * @param key the event to claim
     * @param lease how long the claim lasts unless it is completed or released earlier; any positive duration
     * @return the caller's claim, or the reason why there is none
     * @throws IllegalArgumentException if {@code lease} is not positive
     * @throws RuntimeException if the state of the key cannot be determined
     */
    Claim claim(EventKey key, Duration lease);

    /**
     * Marks a key as completed. Can be called again after an exception.
     *
     * @param key the event that has been handled
     * @param retention how long the key stays completed; any positive duration
     * @throws IllegalArgumentException if {@code retention} is not positive
     * @throws RuntimeException if the key may not have been marked as completed
     */
    void complete(EventKey key, Duration retention);

    /**
     * Releases a claim, so that the next delivery of the event can be handled immediately.
     *
     * @param key the claimed event
     * @param token the token of the claim
     * @throws RuntimeException if the claim may not have been released; it then expires when its lease ends
     */
    void release(EventKey key, String token);
}
