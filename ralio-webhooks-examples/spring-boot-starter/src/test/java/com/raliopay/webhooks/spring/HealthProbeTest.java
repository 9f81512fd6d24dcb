package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spring-boot")
class HealthProbeTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicInteger checks = new AtomicInteger();

    @Test
    void keepsResultWhileItIsValid() {
        HealthProbe probe = new HealthProbe(checks::incrementAndGet, LONG, LONG);

        assertThat(probe.result()).isEqualTo("available");
        assertThat(probe.result()).isEqualTo("available");

        assertThat(checks).hasValue(1);
    }

    @Test
    void checksAgainLater() {
        HealthProbe probe = new HealthProbe(
                () -> {
                    if (checks.incrementAndGet() == 1) {
                        throw new IllegalStateException();
                    }
                },
                LONG,
                Duration.ZERO);

        assertThat(probe.result()).isEqualTo("unavailable: java.lang.IllegalStateException");
        assertThat(probe.result()).isEqualTo("available");
    }

    @Test
    void describesFailureWithoutMessages() {
        HealthProbe probe = new HealthProbe(
                () -> {
                    throw new IllegalStateException("a password", new IllegalArgumentException("another"));
                },
                LONG,
                LONG);

        assertThat(probe.result())
                .isEqualTo("unavailable: java.lang.IllegalStateException,"
                        + " caused by java.lang.IllegalArgumentException");
    }

    @Test
    void waitsForOneCheckAtATimeAndNotForever() {
        CountDownLatch end = new CountDownLatch(1);
        HealthProbe probe = new HealthProbe(
                () -> {
                    checks.incrementAndGet();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                Duration.ofMillis(50),
                Duration.ZERO);

        assertThat(probe.result()).isEqualTo("no response in 50 ms");
        assertThat(probe.result()).isEqualTo("no response in 50 ms");

        assertThat(checks).hasValue(1);
        end.countDown();
    }
}
