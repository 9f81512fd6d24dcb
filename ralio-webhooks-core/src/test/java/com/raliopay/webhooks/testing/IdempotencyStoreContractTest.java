package com.raliopay.webhooks.testing;

import static com.raliopay.webhooks.testing.IdempotencyStoreContract.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For each rule there is a store that breaks it and fails the check. */
class IdempotencyStoreContractTest {

    private static String inAscii(String type) {
        return new String(type.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }

    private static String inUtf8(String type) {
        return new String(type.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments(new FaultyStores.AlwaysThrows(), ABSENT_KEY_IS_ACQUIRED),
                arguments(
                        new FaultyStores.ReturnsRetryAfter(Duration.ZERO), CLAIMED_KEY_IS_IN_PROGRESS_UNTIL_LEASE_ENDS),
                arguments(
                        new FaultyStores.ReturnsRetryAfter(Duration.ofHours(2)),
                        CLAIMED_KEY_IS_IN_PROGRESS_UNTIL_LEASE_ENDS),
                arguments(new FaultyStores.RemembersNothing(), CLAIMED_KEY_IS_IN_PROGRESS_UNTIL_LEASE_ENDS),
                arguments(new FaultyStores.RemembersNothing(), ONE_OF_CONCURRENT_CLAIMS_IS_ACQUIRED),
                arguments(new FaultyStores.AlwaysThrows(), ONE_OF_CONCURRENT_CLAIMS_IS_ACQUIRED),
                arguments(new FaultyStores.ExpiresEarly(), EXPIRED_CLAIM_IS_TAKEN_OVER),
                arguments(new FaultyStores.ExpiresEarly(), COMPLETED_KEY_IS_ABSENT_AFTER_RETENTION),
                arguments(new FaultyStores.ExpiresEarly(), COMPLETION_OUTLASTS_LEASE),
                arguments(new FaultyStores.ReusesToken(), RELEASED_KEY_IS_ACQUIRED_AGAIN),
                arguments(new FaultyStores.NeverReleases(), RELEASED_KEY_IS_ACQUIRED_AGAIN),
                arguments(new FaultyStores.IgnoresToken(), RELEASE_WITH_TOKEN_OF_OTHER_CLAIM_HAS_NO_EFFECT),
                arguments(new FaultyStores.IgnoresToken(), RELEASE_OF_EXPIRED_CLAIM_KEEPS_NEXT_CLAIM),
                arguments(new FaultyStores.ForgetsCompletionAtRelease(), RELEASE_OF_COMPLETED_KEY_HAS_NO_EFFECT),
                arguments(new FaultyStores.ForgetsCompletionAtRelease(), RELEASE_OF_ABSENT_KEY_HAS_NO_EFFECT),
                arguments(new FaultyStores.ForgetsCompletionAtRelease(), COMPLETION_PREVAILS_OVER_NEXT_CLAIM),
                arguments(new FaultyStores.NeverCompletes(), COMPLETED_KEY_STAYS_COMPLETED),
                arguments(new FaultyStores.NeverCompletes(), COMPLETION_NEEDS_NO_CLAIM),
                arguments(new FaultyStores.NeverCompletes(), COMPLETION_CAN_BE_REPEATED),
                arguments(new FaultyStores.ReturnsCompletedOnce(), COMPLETED_KEY_STAYS_COMPLETED),
                arguments(new FaultyStores.CompletesOnce(), COMPLETION_CAN_BE_REPEATED),
                arguments(new FaultyStores.OverflowsLease(), LONGEST_DURATIONS_ARE_ACCEPTED),
                arguments(new FaultyStores.AcceptsAnyLease(), NONPOSITIVE_DURATIONS_ARE_REJECTED),
                arguments(new FaultyStores.AcceptsAnyRetention(), NONPOSITIVE_DURATIONS_ARE_REJECTED),
                arguments(
                        FaultyStores.ChangesKeys.types(type -> type.toLowerCase(Locale.ROOT)),
                        TYPES_DIFFER_BY_CASE_AND_WHITESPACE),
                arguments(FaultyStores.ChangesKeys.types(String::stripTrailing), TYPES_DIFFER_BY_CASE_AND_WHITESPACE),
                arguments(
                        FaultyStores.ChangesKeys.types(type -> type.replace("\0", "")),
                        TYPES_DIFFER_BY_CASE_AND_WHITESPACE),
                arguments(
                        FaultyStores.ChangesKeys.types(type -> type.substring(0, Math.min(5, type.length()))),
                        TYPES_DIFFER_BY_LENGTH),
                arguments(
                        FaultyStores.ChangesKeys.types(type -> type.isEmpty() ? "kyc_aa" : type),
                        TYPES_DIFFER_BY_LENGTH),
                arguments(
                        FaultyStores.ChangesKeys.types(type -> type.substring(0, Math.min(1_000, type.length()))),
                        LONG_TYPES_DIFFER_BY_LAST_CHARACTER),
                arguments(
                        FaultyStores.ChangesKeys.types(IdempotencyStoreContractTest::inAscii),
                        TYPES_DIFFER_BY_NON_ASCII_CHARACTERS),
                arguments(
                        FaultyStores.ChangesKeys.types(IdempotencyStoreContractTest::inUtf8),
                        TYPES_DIFFER_BY_NON_ASCII_CHARACTERS),
                arguments(
                        FaultyStores.ChangesKeys.types(type -> "" + type.hashCode()),
                        TYPES_DIFFER_THOUGH_HASH_CODES_ARE_EQUAL),
                arguments(
                        FaultyStores.ChangesKeys.types(type -> type.length() > 100 ? "" + type.hashCode() : type),
                        TYPES_DIFFER_THOUGH_HASH_CODES_ARE_EQUAL),
                arguments(
                        new FaultyStores.ChangesKeys(key ->
                                new EventKey(key.type(), new UUID(0, key.id().getMostSignificantBits()))),
                        IDS_OF_SAME_TYPE_DIFFER));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void violationFailsCheck(IdempotencyStore store, IdempotencyStoreContract rule) {
        assertThatThrownBy(() -> rule.check(store)).isInstanceOfAny(AssertionError.class, IllegalStateException.class);
    }

    @Test
    void everyRuleHasViolation() {
        List<Object> rules =
                violations().map(violation -> violation.get()[1]).distinct().toList();

        assertThat(rules).containsExactlyInAnyOrder((Object[]) IdempotencyStoreContract.values());
    }

    @Test
    void correctStorePassesEveryCheck() {
        IdempotencyStore store = new FaultyStores.CorrectStore();

        for (IdempotencyStoreContract rule : IdempotencyStoreContract.values()) {
            assertThatCode(() -> rule.check(store)).as(rule.name()).doesNotThrowAnyException();
        }
    }

    @Test
    void messageNamesRuleAndExpectation() {
        assertThatThrownBy(() -> COMPLETED_KEY_STAYS_COMPLETED.check(new FaultyStores.NeverCompletes()))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("COMPLETED_KEY_STAYS_COMPLETED: expected Completed for contract/[-0-9a-f]{36}"
                        + " but was InProgress");
        assertThatThrownBy(() -> NONPOSITIVE_DURATIONS_ARE_REJECTED.check(new FaultyStores.AcceptsAnyLease()))
                .hasMessage(
                        "NONPOSITIVE_DURATIONS_ARE_REJECTED: expected an IllegalArgumentException for a lease of PT0S");
        assertThatThrownBy(() -> ONE_OF_CONCURRENT_CLAIMS_IS_ACQUIRED.check(new FaultyStores.RemembersNothing()))
                .hasMessage("ONE_OF_CONCURRENT_CLAIMS_IS_ACQUIRED: expected 1 of 8 concurrent claims to be Acquired"
                        + " but it was 8");
    }

    @Test
    void interruptEndsCheckAndIsKept() {
        for (IdempotencyStoreContract rule :
                List.of(EXPIRED_CLAIM_IS_TAKEN_OVER, ONE_OF_CONCURRENT_CLAIMS_IS_ACQUIRED)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> rule.check(InMemoryIdempotencyStore.create()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage(rule + ": interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
