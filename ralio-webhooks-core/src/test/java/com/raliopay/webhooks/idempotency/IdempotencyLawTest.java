package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law is broken by some store, and then says so. */
class IdempotencyLawTest {

    private static final Duration LONG = Duration.ofHours(1);

    /** A store that keeps the laws, to be spoilt. */
    private static class Spoilt implements IdempotencyStore {

        final IdempotencyStore store = InMemoryIdempotencyStore.create();

        @Override
        public Claim claim(String key, Duration lease) {
            return store.claim(key, lease);
        }

        @Override
        public void complete(String key, Duration retention) {
            store.complete(key, retention);
        }

        @Override
        public void release(String key, String token) {
            store.release(key, token);
        }
    }

    /** Never remembers anything. */
    private static class Forgetful extends Spoilt {
        @Override
        public Claim claim(String key, Duration lease) {
            return super.claim(key + Math.random(), lease);
        }
    }

    /** Gives every claim the same token. */
    private static class OneToken extends Spoilt {
        @Override
        public Claim claim(String key, Duration lease) {
            Claim claim = super.claim(key, lease);
            if (claim instanceof Claim.Acquired acquired) {
                super.release(key, acquired.token());
                return new Claim.Acquired("token");
            }
            return claim;
        }
    }

    /** Cannot be completed. */
    private static class Incomplete extends Spoilt {
        @Override
        public void complete(String key, Duration retention) {
            Columns.micros(retention);
        }
    }

    /** Forgets a completed key at each release. */
    private static class Undoing extends Spoilt {
        @Override
        public void release(String key, String token) {
            if (claim(key, LONG) instanceof Claim.Completed) {
                super.complete(key, Duration.ofNanos(1));
            }
            super.release(key, token);
        }
    }

    /** Releases for whoever asks, by forgetting. */
    private static class Careless extends Spoilt {
        @Override
        public void release(String key, String token) {
            super.complete(key, Duration.ofNanos(1));
        }
    }

    /** Never releases. */
    private static class Greedy extends Spoilt {
        @Override
        public void release(String key, String token) {}
    }

    /** Takes letter cases and blanks for the same, as collations do. */
    private static class Collating extends Spoilt {
        @Override
        public Claim claim(String key, Duration lease) {
            return super.claim(key.strip().toLowerCase(Locale.ROOT), lease);
        }

        @Override
        public void complete(String key, Duration retention) {
            super.complete(key.strip().toLowerCase(Locale.ROOT), retention);
        }
    }

    /** Cuts off long keys. */
    private static class Cutting extends Spoilt {
        @Override
        public Claim claim(String key, Duration lease) {
            return super.claim(key.substring(0, Math.min(100, key.length())), lease);
        }

        @Override
        public void complete(String key, Duration retention) {
            super.complete(key.substring(0, Math.min(100, key.length())), retention);
        }
    }

    /** Does not look at durations. */
    private static class Lax extends Spoilt {
        @Override
        public Claim claim(String key, Duration lease) {
            return super.claim(key, lease.isNegative() || lease.isZero() ? LONG : lease);
        }
    }

    /** Overflows. */
    private static class Overflowing extends Spoilt {
        @Override
        public Claim claim(String key, Duration lease) {
            return super.claim(key, Duration.ofNanos(Math.max(1, (int) lease.toSeconds())));
        }
    }

    /** Lets every claim end at once. */
    private static class Hasty extends Spoilt {
        @Override
        public Claim claim(String key, Duration lease) {
            return super.claim(key, lease.equals(LONG) ? LONG : Duration.ofNanos(1));
        }

        @Override
        public void complete(String key, Duration retention) {
            super.complete(key, Duration.ofNanos(1));
        }
    }

    /** Says a wrong time, or fails. */
    private static class Vague extends Spoilt {
        @Override
        public Claim claim(String key, Duration lease) {
            return super.claim(key, lease) instanceof Claim.Acquired acquired
                    ? acquired
                    : new Claim.InProgress(Duration.ZERO);
        }
    }

    /** Fails. */
    private static class Failing extends Spoilt {
        @Override
        public Claim claim(String key, Duration lease) {
            throw new IllegalStateException();
        }
    }

    /** Tells of a completion once. */
    private static class TellingOnce extends Spoilt {
        private final Set<String> told = ConcurrentHashMap.newKeySet();

        @Override
        public Claim claim(String key, Duration lease) {
            Claim claim = super.claim(key, lease);
            return claim instanceof Claim.Completed && !told.add(key) ? new Claim.Acquired("again") : claim;
        }
    }

    /** Completes a key once. */
    private static class CompletingOnce extends Spoilt {
        private final Set<String> completed = ConcurrentHashMap.newKeySet();

        @Override
        public void complete(String key, Duration retention) {
            if (!completed.add(key)) {
                throw new IllegalStateException();
            }
            super.complete(key, retention);
        }
    }

    /** Does not look at retentions. */
    private static class LaxInRetentions extends Spoilt {
        @Override
        public void complete(String key, Duration retention) {
            super.complete(key + "?", LONG);
        }
    }

    private static Set<IdempotencyLaw> brokenBy(IdempotencyStore store, Set<IdempotencyLaw> laws) {
        return laws.stream()
                .filter(law -> {
                    try {
                        law.check(store);
                        return false;
                    } catch (AssertionError | IllegalStateException e) {
                        return true;
                    }
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IdempotencyLaw.class)));
    }

    static Stream<Arguments> stores() {
        return Stream.of(
                arguments(new Failing(), IdempotencyLaw.AN_ABSENT_KEY_IS_ACQUIRED),
                arguments(new Vague(), IdempotencyLaw.A_CLAIMED_KEY_IS_IN_PROGRESS),
                arguments(new Forgetful(), IdempotencyLaw.A_CLAIMED_KEY_IS_IN_PROGRESS),
                arguments(new Forgetful(), IdempotencyLaw.OF_MANY_THREADS_ONE_ACQUIRES),
                arguments(new Failing(), IdempotencyLaw.OF_MANY_THREADS_ONE_ACQUIRES),
                arguments(new Hasty(), IdempotencyLaw.A_CLAIM_IS_TAKEN_OVER_WHEN_ITS_LEASE_ENDS),
                arguments(new Hasty(), IdempotencyLaw.A_COMPLETION_ENDS_WITH_ITS_RETENTION),
                arguments(new Hasty(), IdempotencyLaw.A_COMPLETION_OUTLASTS_THE_LEASE),
                arguments(new OneToken(), IdempotencyLaw.A_RELEASED_KEY_IS_ACQUIRED_AT_ONCE),
                arguments(new Greedy(), IdempotencyLaw.A_RELEASED_KEY_IS_ACQUIRED_AT_ONCE),
                arguments(new Careless(), IdempotencyLaw.A_RELEASE_WITH_ANOTHER_TOKEN_DOES_NOTHING),
                arguments(new Careless(), IdempotencyLaw.A_LATE_RELEASE_DOES_NOT_TOUCH_THE_CLAIM_OF_ANOTHER),
                arguments(new Undoing(), IdempotencyLaw.A_LATE_RELEASE_DOES_NOT_UNDO_A_COMPLETION),
                arguments(new Undoing(), IdempotencyLaw.A_RELEASE_OF_AN_ABSENT_KEY_DOES_NOTHING),
                arguments(new Undoing(), IdempotencyLaw.A_COMPLETION_HOLDS_THOUGH_THE_CLAIM_WAS_TAKEN_OVER),
                arguments(new Incomplete(), IdempotencyLaw.A_COMPLETED_KEY_IS_COMPLETED),
                arguments(new Incomplete(), IdempotencyLaw.A_COMPLETION_HOLDS_WITHOUT_A_CLAIM),
                arguments(new Incomplete(), IdempotencyLaw.A_COMPLETION_MAY_BE_REPEATED),
                arguments(new TellingOnce(), IdempotencyLaw.A_COMPLETED_KEY_IS_COMPLETED),
                arguments(new CompletingOnce(), IdempotencyLaw.A_COMPLETION_MAY_BE_REPEATED),
                arguments(new LaxInRetentions(), IdempotencyLaw.DURATIONS_MUST_BE_POSITIVE),
                arguments(new Collating(), IdempotencyLaw.KEYS_ARE_COMPARED_EXACTLY),
                arguments(new Cutting(), IdempotencyLaw.LONG_KEYS_ARE_COMPARED_TO_THEIR_END),
                arguments(new Overflowing(), IdempotencyLaw.THE_LONGEST_DURATIONS_HOLD),
                arguments(new Lax(), IdempotencyLaw.DURATIONS_MUST_BE_POSITIVE));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aStoreThatBreaksALawIsFound(IdempotencyStore store, IdempotencyLaw law) {
        assertThat(brokenBy(store, EnumSet.of(law))).containsExactly(law);
    }

    @Test
    void everyLawIsBrokenBySomeStore() {
        List<Object> broken =
                stores().map(arguments -> arguments.get()[1]).distinct().toList();

        assertThat(broken).containsExactlyInAnyOrder((Object[]) IdempotencyLaw.values());
    }

    @Test
    void theMessageSaysWhichLawAndWhatWasExpected() {
        assertThatThrownBy(() -> IdempotencyLaw.A_COMPLETED_KEY_IS_COMPLETED.check(new Incomplete()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("A_COMPLETED_KEY_IS_COMPLETED: expected that the claim is Completed, but is InProgress");
        assertThatThrownBy(() -> IdempotencyLaw.DURATIONS_MUST_BE_POSITIVE.check(new Lax()))
                .hasMessage("DURATIONS_MUST_BE_POSITIVE: expected that a lease of PT0S"
                        + " is refused with an IllegalArgumentException");
    }

    @Test
    void anInterruptedCheckEndsAndTheThreadStaysInterrupted() {
        for (IdempotencyLaw law : List.of(
                IdempotencyLaw.A_CLAIM_IS_TAKEN_OVER_WHEN_ITS_LEASE_ENDS,
                IdempotencyLaw.OF_MANY_THREADS_ONE_ACQUIRES)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> law.check(InMemoryIdempotencyStore.create()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageEndingWith("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
