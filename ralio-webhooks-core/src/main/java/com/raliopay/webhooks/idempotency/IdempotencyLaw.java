package com.raliopay.webhooks.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The laws of {@link IdempotencyStore} as tests, for any implementation and any test framework. With JUnit:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void keeps(IdempotencyLaw law) {
 *     law.check(store);
 * }
 * }</pre>
 *
 * <p>Each check uses random keys of its own, so all of them can share one store, which need not be empty and may be in use.
 * They leave their keys behind, so use a database for tests. Leases and retentions run on the store's clock: checks that need
 * one to end make it short and wait for it, for half a minute at most. To a store that keeps the laws, a slow machine does no
 * harm.
 */
public enum IdempotencyLaw {
    /** An absent key is acquired, with a token. */
    AN_ABSENT_KEY_IS_ACQUIRED(store -> store.acquire(store.key())),

    /** A claimed key is in progress, for as long as is left of the lease. */
    A_CLAIMED_KEY_IS_IN_PROGRESS(store -> {
        String key = store.key();
        store.acquire(key);
        Duration retryAfter = store.inProgress(key).retryAfter();
        store.require(
                !retryAfter.isNegative() && !retryAfter.isZero() && retryAfter.compareTo(LawTrial.LEASE) <= 0,
                "retryAfter is positive and not longer than the lease, but is " + retryAfter);
    }),

    /** A claim may be taken over when its lease has ended, and not before. */
    A_CLAIM_IS_TAKEN_OVER_WHEN_ITS_LEASE_ENDS(store -> {
        String key = store.key();
        long start = System.nanoTime();
        String first = store.acquire(key, LawTrial.SHORT);
        String second = store.acquireInTime(key);
        store.requireNotBefore(start, LawTrial.SHORT);
        store.require(!second.equals(first), "each claim has a token of its own");
        store.inProgress(key);
    }),

    /** A released key is absent at once; the next claim has another token. */
    A_RELEASED_KEY_IS_ACQUIRED_AT_ONCE(store -> {
        String key = store.key();
        String first = store.acquire(key);
        store.release(key, first);
        store.require(!store.acquire(key).equals(first), "each claim has a token of its own");
    }),

    /** A release with a token that is not the claim's does nothing. */
    A_RELEASE_WITH_ANOTHER_TOKEN_DOES_NOTHING(store -> {
        String key = store.key();
        store.acquire(key);
        store.release(key, store.acquire(store.key()));
        store.inProgress(key);
    }),

    /** A release after the claim was taken over does not touch the claim of the other. */
    A_LATE_RELEASE_DOES_NOT_TOUCH_THE_CLAIM_OF_ANOTHER(store -> {
        String key = store.key();
        String first = store.acquire(key, LawTrial.SHORT);
        store.acquireInTime(key);
        store.release(key, first);
        store.inProgress(key);
    }),

    /** A release after the completion does not undo it. */
    A_LATE_RELEASE_DOES_NOT_UNDO_A_COMPLETION(store -> {
        String key = store.key();
        String token = store.acquire(key);
        store.complete(key);
        store.release(key, token);
        store.completed(key);
    }),

    /** A release of an absent key does nothing. */
    A_RELEASE_OF_AN_ABSENT_KEY_DOES_NOTHING(store -> {
        String key = store.key();
        store.release(key, "0");
        store.acquire(key);
    }),

    /** A completed key is completed. */
    A_COMPLETED_KEY_IS_COMPLETED(store -> {
        String key = store.key();
        store.acquire(key);
        store.complete(key);
        store.completed(key);
        store.completed(key);
    }),

    /** A completion ends with its retention, and not before; then the key is absent. */
    A_COMPLETION_ENDS_WITH_ITS_RETENTION(store -> {
        String key = store.key();
        store.acquire(key);
        long start = System.nanoTime();
        store.complete(key, LawTrial.SHORT);
        store.acquireInTime(key);
        store.requireNotBefore(start, LawTrial.SHORT);
        store.inProgress(key);
    }),

    /** A completion outlasts the lease of its claim. */
    A_COMPLETION_OUTLASTS_THE_LEASE(store -> {
        String key = store.key();
        store.acquire(key, LawTrial.SHORT);
        store.complete(key);
        // Another claim of the same length, made later, has ended: so has this one.
        String later = store.key();
        store.acquire(later, LawTrial.SHORT);
        store.acquireInTime(later);
        store.completed(key);
    }),

    /** A completion holds though the claim was taken over, whatever the other does with his claim. */
    A_COMPLETION_HOLDS_THOUGH_THE_CLAIM_WAS_TAKEN_OVER(store -> {
        String key = store.key();
        store.acquire(key, LawTrial.SHORT);
        String second = store.acquireInTime(key);
        store.complete(key);
        store.release(key, second);
        store.completed(key);
    }),

    /** A completion holds without a claim: it may have expired and been forgotten meanwhile. */
    A_COMPLETION_HOLDS_WITHOUT_A_CLAIM(store -> {
        String key = store.key();
        store.complete(key);
        store.completed(key);
    }),

    /** A completion may be repeated. */
    A_COMPLETION_MAY_BE_REPEATED(store -> {
        String key = store.key();
        store.acquire(key);
        store.complete(key);
        store.complete(key);
        store.completed(key);
    }),

    /** Keys are compared exactly: letter case, and blanks at the end, tell them apart. */
    KEYS_ARE_COMPARED_EXACTLY(store -> {
        String key = store.key() + "/aB";
        store.complete(key);
        store.acquire(key.replace("aB", "ab"));
        store.acquire(key + " ");
        store.acquire(" " + key);
        store.acquire(key.substring(0, key.length() - 1));
        store.completed(key);
    }),

    /** Keys have up to 128 printable ASCII characters, of which each counts. */
    LONG_KEYS_ARE_COMPARED_TO_THEIR_END(store -> {
        String key = store.longKey();
        store.complete(key + "a");
        store.acquire(key + "b");
        store.completed(key + "a");
    }),

    /** The longest lease and the longest retention hold. */
    THE_LONGEST_DURATIONS_HOLD(store -> {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        String claimed = store.key();
        String completed = store.key();
        store.acquire(claimed, forever);
        store.complete(completed, forever);
        store.inProgress(claimed);
        store.completed(completed);
    }),

    /** A lease or retention that is not positive is refused with an {@link IllegalArgumentException}, and changes nothing. */
    DURATIONS_MUST_BE_POSITIVE(store -> {
        String key = store.key();
        for (Duration none : new Duration[] {Duration.ZERO, Duration.ofNanos(-1)}) {
            store.requireRefused(() -> store.claim(key, none), "a lease of " + none);
            store.requireRefused(() -> store.complete(key, none), "a retention of " + none);
        }
        store.acquire(key);
    }),

    /** Of many threads that claim one key at once, one acquires it: when it is absent, released, or has expired. */
    OF_MANY_THREADS_ONE_ACQUIRES(LawRace::run);

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing
    private final Consumer<LawTrial> trial;

    IdempotencyLaw(Consumer<LawTrial> trial) {
        this.trial = trial;
    }

    /**
     * Puts a store to the test.
     *
     * @param store the store, in working order
     * @throws AssertionError if the store breaks this law; the message says how
     */
    public void check(IdempotencyStore store) {
        trial.accept(new LawTrial(name(), requireNonNull(store, "store")));
    }
}
