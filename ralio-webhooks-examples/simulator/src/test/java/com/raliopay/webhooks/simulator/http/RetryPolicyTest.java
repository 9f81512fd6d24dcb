package com.raliopay.webhooks.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RandomGenerator RANDOM = new Random(1);

    @Test
    void multipliesDelayUpToMaximum() {
        RetryPolicy policy = new RetryPolicy(9, Duration.ofMillis(500), 3, Duration.ofSeconds(10), 0);

        assertThat(IntStream.rangeClosed(1, 5).mapToObj(attempts -> policy.delayAfter(attempts, RANDOM)))
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofMillis(1_500),
                        Duration.ofMillis(4_500),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10));
    }

    @Test
    void evenAfterVeryManyAttempts() {
        RetryPolicy policy = new RetryPolicy(9, Duration.ofSeconds(1), 1_000, Duration.ofSeconds(60), 0);

        assertThat(policy.delayAfter(100_000, RANDOM)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void jitterSpreadsTheDelayToBothSides() {
        RetryPolicy policy = new RetryPolicy(9, Duration.ofSeconds(10), 2, Duration.ofSeconds(60), 0.2);

        assertThat(Stream.generate(() -> policy.delayAfter(1, RANDOM)).limit(1_000))
                .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12)))
                .anySatisfy(delay -> assertThat(delay).isLessThan(Duration.ofSeconds(9)))
                .anySatisfy(delay -> assertThat(delay).isGreaterThan(Duration.ofSeconds(11)));
    }

    @Test
    void isExhaustedAfterLastAttempt() {
        RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 0);

        assertThat(policy.isExhausted(2)).isFalse();
        assertThat(policy.isExhausted(3)).isTrue();
    }
}
