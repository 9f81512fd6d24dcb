package com.raliopay.webhooks.idempotency;

import java.time.Duration;

/**
 * Remembers which events are being handled and which were. The dispatcher calls {@code claim}, then the listeners, then
 * {@code complete}, or {@code release} when a listener threw.
 *
 * <p>Laws, for each key by itself:
 *
 * <ol>
 *   <li>A key is absent, claimed, or completed. Keys are compared exactly, letter case included. They have up to 128
 *       printable ASCII characters and are opaque to the store.
 *   <li>At most one unexpired claim exists at any time, whoever asks, from however many threads or processes.
 *   <li>A claim carries a token that no other claim of the key ever had, and expires when its lease ends. An expired claim
 *       may be taken over: a process killed in the middle delays an event and never loses it.
 *   <li>{@code release} makes the key absent at once, and only for the token that holds the claim. With any other token, or
 *       after {@code complete}, it does nothing.
 *   <li>{@code complete} is final until the retention ends; then the key is absent. It holds even where the claim had
 *       expired, been taken over or been forgotten meanwhile: the work is done.
 *   <li>Time is the store's own clock; callers pass durations, which are positive.
 *   <li>A store that cannot tell throws. It never guesses.
 * </ol>
 *
 * <p>Implementations must be safe for use by many threads. All methods may block, and may throw any unchecked exception,
 * which the dispatcher takes for "cannot tell".
 */
public interface IdempotencyStore {

    /**
     * {@return what became of the attempt to claim a key: the caller's own claim, or why there is none}
     *
     * @param key which event; see the first law
     * @param lease how long the claim lasts unless it is completed or released before
     * @throws RuntimeException if the store cannot tell
     */
    Claim claim(String key, Duration lease);

    /**
     * Records that the event was handled.
     *
     * @param key which event
     * @param retention how long to remember that
     * @throws RuntimeException if the store cannot tell whether it is recorded; the call may be repeated
     */
    void complete(String key, Duration retention);

    /**
     * Gives a claim back, so that the next delivery can be handled.
     *
     * @param key which event
     * @param token the token of the claim
     * @throws RuntimeException if the store cannot tell whether it is released; the claim then ends with its lease
     */
    void release(String key, String token);
}
