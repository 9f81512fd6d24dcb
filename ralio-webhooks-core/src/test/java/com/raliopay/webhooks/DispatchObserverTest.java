package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DispatchObserverTest {

    private final List<String> observed = new ArrayList<>();
    private final WebhookDispatcher.Builder builder =
            WebhookDispatcher.builder().acceptUnsigned().on(WebhookEvent.class, e -> {});

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource
    void observesEachDeliveryOnce(Fixture fixture) {
        WebhookDispatcher ralio = builder.observer(
                        (delivery, result) -> observed.add(delivery.text() + " " + result.outcome()))
                .build();

        ralio.dispatch(fixture.bytes());
        ralio.dispatch(fixture.bytes());
        ralio.dispatch("not an event");

        assertThat(observed)
                .containsExactly(fixture.text() + " HANDLED", fixture.text() + " DUPLICATE", "not an event UNREADABLE");
    }

    @Test
    void observesResultThatDispatchReturns() {
        List<DispatchResult> results = new ArrayList<>();

        DispatchResult result = builder.observer((delivery, seen) -> results.add(seen))
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(results).singleElement().isSameAs(result);
        assertThat(result.duration()).isPositive();
    }

    @Test
    void durationDoesNotDependOnClock() {
        DispatchResult result = builder.clock(new MutableClock())
                .on(WebhookEvent.class, e -> Thread.sleep(20))
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(result.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    static Stream<Throwable> failures() {
        return Stream.of(new Exception("checked"), new IllegalStateException("unchecked"), new AssertionError("error"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void callsOtherObserversAfterFailure(Throwable failure) {
        DispatchResult result = builder.observer((delivery, seen) -> {
                    observed.add("first");
                    Action.failingWith(failure).run();
                })
                .observer((delivery, seen) -> observed.add("second"))
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(observed).containsExactly("first", "second");
    }

    @Test
    void restoresInterruptFlagAfterInterruptedObserver() {
        builder.observer((delivery, seen) -> {
                    throw new InterruptedException();
                })
                .observer((delivery, seen) ->
                        observed.add("interrupted: " + Thread.currentThread().isInterrupted()))
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(observed).containsExactly("interrupted: true");
    }
}
