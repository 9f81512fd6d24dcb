package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WebhookDispatcherBuilderTest {

    private final WebhookDispatcher.Builder builder = WebhookDispatcher.builder();

    @Test
    void doesNotBuildWithoutASecret() {
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("no webhook secret: call secret(…), or acceptUnsigned() where the host has already"
                        + " authenticated the caller");
    }

    @Test
    void doesNotBuildWhenBothSignedAndUnsignedAreAsked() {
        builder.secret("secret").acceptUnsigned();

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("secret(…) and acceptUnsigned() exclude each other: are signatures verified?");
    }

    @Test
    void refusesASecretThatIsNotConfigured() {
        assertThatNullPointerException()
                .isThrownBy(() -> builder.secret(System.getenv("RALIO_WEBHOOKS_NO_SUCH_VARIABLE")))
                .withMessage("the webhook secret is null: is it configured?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.secret(""))
                .withMessage("the webhook secret is blank: is it configured?");
    }

    @Test
    void refusesAValueThatIsSetTwiceAndSaysWhatItWas() {
        List<Consumer<WebhookDispatcher.Builder>> setters = List.of(
                b -> b.maxBodyBytes(1),
                b -> b.lease(Duration.ofSeconds(1)),
                b -> b.retention(Duration.ofDays(1)),
                b -> b.clock(Clock.systemUTC()),
                b -> b.observer((delivery, result) -> {}),
                b -> b.idempotencyStore(InMemoryIdempotencyStore.create()));
        for (Consumer<WebhookDispatcher.Builder> setter : setters) {
            setter.accept(builder);
            assertThatIllegalStateException()
                    .isThrownBy(() -> setter.accept(builder))
                    .withMessageContaining(" is set already, to ");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.lease(Duration.ofSeconds(2)))
                .withMessage("lease is set already, to PT1S");
    }

    @Test
    void refusesValuesThatAreNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxBodyBytes(0))
                .withMessage("maxBodyBytes must be positive, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.lease(Duration.ZERO))
                .withMessage("lease must be positive, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.retention(Duration.ofDays(-1)))
                .withMessage("retention must be positive, but is PT-24H");
    }

    @Test
    void aDispatcherDoesNotChangeWithItsBuilder() {
        List<WebhookEvent> late = new ArrayList<>();
        WebhookDispatcher before = builder.secret("secret").build();

        builder.on(WebhookEvent.class, late::add).secret("another");

        Fixture fixture = Fixture.SESSION_VERIFIED;
        assertThat(before.dispatch(fixture.bytes(), fixture.headers("secret")::get)
                        .outcome())
                .isEqualTo(Outcome.IGNORED);
        assertThat(before.dispatch(fixture.bytes(), fixture.headers("another")::get)
                        .outcome())
                .isEqualTo(Outcome.UNVERIFIED);
        assertThat(late).isEmpty();
    }

    @Test
    void theClockIsThatOfTheDefaultStore() {
        MutableClock clock = new MutableClock();
        List<WebhookEvent> seen = new ArrayList<>();
        WebhookDispatcher ralio = builder.acceptUnsigned()
                .clock(clock)
                .retention(Duration.ofDays(7))
                .on(WebhookEvent.class, seen::add)
                .build();
        ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());

        clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.DUPLICATE);

        clock.advance(Duration.ofMillis(1));
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(seen).hasSize(2);
    }
}
