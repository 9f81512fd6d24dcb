package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** Measures the time from the creation of an event to the end of its handling. */
final class LagTimer implements DispatchObserver {

    static final String NAME = "ralio.webhook.lag";

    /** An event with a wrong year would otherwise exceed what a timer can add up. */
    private static final Duration MAX = Duration.ofDays(365);

    private final MeterRegistry registry;

    LagTimer(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void observed(Delivery delivery, DispatchResult result) {
        if (result.outcome() == Outcome.HANDLED && result.event().isPresent()) {
            Timer.builder(NAME)
                    .description("Time from the creation of an event to the end of its handling")
                    .tag(EventTypeTag.KEY, EventTypeTag.of(result))
                    .register(registry)
                    .record(lag(result.event().get().timestamp()));
        }
    }

    /** Returns zero if the sender's clock is ahead. */
    private Duration lag(Instant timestamp) {
        Instant now = Instant.ofEpochMilli(registry.config().clock().wallTime());
        Duration lag = Duration.between(timestamp, now);
        return lag.isNegative() ? Duration.ZERO : lag.compareTo(MAX) > 0 ? MAX : lag;
    }
}
