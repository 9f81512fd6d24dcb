package com.raliopay.webhooks.quickstart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TroubledListenerTest {

    private final KycEvent event = (KycEvent) Fixture.SESSION_VERIFIED.event();

    @Test
    void failsFirstAttemptsOfEachEvent() {
        TroubledListener listener = new TroubledListener(2, Duration.ZERO);

        assertThatThrownBy(() -> listener.handle(event)).hasMessage("attempt 1 of 2");
        assertThatThrownBy(() -> listener.handle((KycEvent) Fixture.STATE_UPDATED.event()))
                .hasMessage("attempt 1 of 2");
        assertThatThrownBy(() -> listener.handle(event)).hasMessage("attempt 2 of 2");
        assertThatCode(() -> listener.handle(event)).doesNotThrowAnyException();
    }

    @Test
    void takesItsTime() {
        TroubledListener listener = new TroubledListener(0, Duration.ofHours(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> listener.handle(event)).isInstanceOf(InterruptedException.class);
    }
}
