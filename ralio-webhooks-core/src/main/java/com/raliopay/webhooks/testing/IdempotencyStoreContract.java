package com.raliopay.webhooks.testing;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The rules of {@link IdempotencyStore} as tests for your own implementation, in any test framework. With JUnit:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void followsContract(IdempotencyStoreContract rule) {
 *     rule.check(store);
 * }
 * }</pre>
 *
 * <p>Each check uses random ids, so that all checks can use the same store, which can be in use and need not be empty. The keys
 * stay in the store: do not use a production database. Checks in which a lease or a retention ends wait for this, at most
 * half a minute; a slow machine does not make a correct store fail.
 */
public enum IdempotencyStoreContract {
    ABSENT_KEY_IS_ACQUIRED(store -> store.acquire(store.newKey())),

    CLAIMED_KEY_IS_IN_PROGRESS_UNTIL_LEASE_ENDS(store -> {
        EventKey key = store.newKey();
        store.acquire(key);
        Duration retryAfter = store.requireInProgress(key).retryAfter();
        store.require(
                !retryAfter.isNegative() && !retryAfter.isZero() && retryAfter.compareTo(StoreProbe.LONG) <= 0,
                "retryAfter to be positive and at most the lease but was " + retryAfter);
    }),

    EXPIRED_CLAIM_IS_TAKEN_OVER(store -> {
        EventKey key = store.newKey();
        long start = System.nanoTime();
        String first = store.acquire(key, StoreProbe.SHORT);
        String second = store.acquireWhenExpired(key);
        store.requireElapsed(start, StoreProbe.SHORT);
        store.require(!second.equals(first), "each claim to have its own token");
        store.requireInProgress(key);
    }),

    RELEASED_KEY_IS_ACQUIRED_AGAIN(store -> {
        EventKey key = store.newKey();
        String first = store.acquire(key);
        store.release(key, first);
        store.require(!store.acquire(key).equals(first), "each claim to have its own token");
    }),

    RELEASE_WITH_TOKEN_OF_OTHER_CLAIM_HAS_NO_EFFECT(store -> {
        EventKey key = store.newKey();
        store.acquire(key);
        store.release(key, store.acquire(store.newKey()));
        store.requireInProgress(key);
    }),

    RELEASE_OF_EXPIRED_CLAIM_KEEPS_NEXT_CLAIM(store -> {
        EventKey key = store.newKey();
        String first = store.acquire(key, StoreProbe.SHORT);
        store.acquireWhenExpired(key);
        store.release(key, first);
        store.requireInProgress(key);
    }),

    RELEASE_OF_COMPLETED_KEY_HAS_NO_EFFECT(store -> {
        EventKey key = store.newKey();
        String token = store.acquire(key);
        store.complete(key);
        store.release(key, token);
        store.requireCompleted(key);
    }),

    RELEASE_OF_ABSENT_KEY_HAS_NO_EFFECT(store -> {
        EventKey key = store.newKey();
        store.release(key, "0");
        store.acquire(key);
    }),

    COMPLETED_KEY_STAYS_COMPLETED(store -> {
        EventKey key = store.newKey();
        store.acquire(key);
        store.complete(key);
        store.requireCompleted(key);
        store.requireCompleted(key);
    }),

    COMPLETED_KEY_IS_ABSENT_AFTER_RETENTION(store -> {
        EventKey key = store.newKey();
        store.acquire(key);
        long start = System.nanoTime();
        store.complete(key, StoreProbe.SHORT);
        store.acquireWhenExpired(key);
        store.requireElapsed(start, StoreProbe.SHORT);
        store.requireInProgress(key);
    }),

    COMPLETION_OUTLASTS_LEASE(store -> {
        EventKey key = store.newKey();
        store.acquire(key, StoreProbe.SHORT);
        store.complete(key);
        // When a later claim with the same lease has expired, the first one has too.
        EventKey later = store.newKey();
        store.acquire(later, StoreProbe.SHORT);
        store.acquireWhenExpired(later);
        store.requireCompleted(key);
    }),

    COMPLETION_PREVAILS_OVER_NEXT_CLAIM(store -> {
        EventKey key = store.newKey();
        store.acquire(key, StoreProbe.SHORT);
        String second = store.acquireWhenExpired(key);
        store.complete(key);
        store.release(key, second);
        store.requireCompleted(key);
    }),

    COMPLETION_NEEDS_NO_CLAIM(store -> {
        EventKey key = store.newKey();
        store.complete(key);
        store.requireCompleted(key);
    }),

    COMPLETION_CAN_BE_REPEATED(store -> {
        EventKey key = store.newKey();
        store.acquire(key);
        store.complete(key);
        store.complete(key);
        store.requireCompleted(key);
    }),

    TYPES_DIFFER_BY_CASE_AND_WHITESPACE(
            store -> store.requireDistinct("kyc_aB", "kyc_ab", "kyc_aB ", " kyc_aB", "kyc_aB\n", "kyc_aB\0")),

    TYPES_DIFFER_BY_LENGTH(store -> store.requireDistinct("kyc_a", "kyc_aa", "kyc_", "")),

    LONG_TYPES_DIFFER_BY_LAST_CHARACTER(store -> {
        String type = "x".repeat(1_000);
        store.requireDistinct(type + "a", type + "b", type, type + "aa");
    }),

    TYPES_DIFFER_BY_NON_ASCII_CHARACTERS(store -> {
        store.requireDistinct("k\u00fcc", "kuc", "ku\u0308c", "k\u00dcc", "k\u00f6c", "k?c", "k\ufffdc");
        store.requireDistinct("\ud83d", "\ude00", "\ud83d\ude00", "?", "\ufffd"); // unpaired surrogates too
    }),

    TYPES_DIFFER_THOUGH_HASH_CODES_ARE_EQUAL(store -> {
        String type = "x".repeat(1_000);
        store.requireDistinct("Aa", "BB");
        store.requireDistinct(type + "Aa", type + "BB");
    }),

    IDS_OF_SAME_TYPE_DIFFER(store -> {
        EventKey key = store.newKey();
        UUID id = key.id();
        store.complete(key);
        store.acquire(new EventKey(key.type(), new UUID(id.getMostSignificantBits(), ~id.getLeastSignificantBits())));
        store.acquire(new EventKey(key.type(), new UUID(~id.getMostSignificantBits(), id.getLeastSignificantBits())));
        store.requireCompleted(key);
    }),

    LONGEST_DURATIONS_ARE_ACCEPTED(store -> {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        EventKey claimed = store.newKey();
        EventKey completed = store.newKey();
        store.acquire(claimed, longest);
        store.complete(completed, longest);
        store.requireInProgress(claimed);
        store.requireCompleted(completed);
    }),

    NONPOSITIVE_DURATIONS_ARE_REJECTED(store -> {
        EventKey key = store.newKey();
        for (Duration duration : new Duration[] {Duration.ZERO, Duration.ofNanos(-1)}) {
            store.requireRejected(() -> store.claim(key, duration), "lease of " + duration);
            store.requireRejected(() -> store.complete(key, duration), "retention of " + duration);
        }
        store.acquire(key);
    }),

    /** Applies to a key that is absent, released or expired. */
    ONE_OF_CONCURRENT_CLAIMS_IS_ACQUIRED(ClaimRace::run);

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above have no state
    private final Consumer<StoreProbe> test;

    IdempotencyStoreContract(Consumer<StoreProbe> test) {
        this.test = test;
    }

    /**
     * Tests whether a store follows this rule.
     *
     * @param store the store to test
     * @throws AssertionError if the store breaks the rule; the message names the rule, the expectation and the result
     */
    public void check(IdempotencyStore store) {
        test.accept(new StoreProbe(name(), requireNonNull(store, "store")));
    }
}
