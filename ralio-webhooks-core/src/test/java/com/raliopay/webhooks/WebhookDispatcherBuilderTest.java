package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WebhookDispatcherBuilderTest {

    private final WebhookDispatcher.Builder builder = WebhookDispatcher.builder();

    @Test
    void refusesToBuildWithoutSecret() {
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("no webhook secret: call secret(…), or acceptUnsigned() if the caller is already"
                        + " authenticated");
    }

    @Test
    void refusesSecretTogetherWithAcceptUnsigned() {
        builder.secret("secret").acceptUnsigned();

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("secret(…) and acceptUnsigned() cannot be combined");
    }

    @Test
    void refusesRetryUnverifiedTogetherWithAcceptUnsigned() {
        builder.retryUnverified().acceptUnsigned();

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("retryUnverified() and acceptUnsigned() cannot be combined");
    }

    @Test
    void refusesSecretThatIsNotConfigured() {
        assertThatNullPointerException()
                .isThrownBy(() -> builder.secret(System.getenv("RALIO_WEBHOOKS_NO_SUCH_VARIABLE")))
                .withMessage("the webhook secret must not be null: is it configured?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.secret("\u00a0"))
                .withMessage("the webhook secret has no visible character: is it configured?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.secret(new byte[0]))
                .withMessage("the webhook secret must not be empty: is it configured?");
    }

    @Test
    void refusesSettingThatIsSetTwice() {
        List<Consumer<WebhookDispatcher.Builder>> setters = List.of(
                b -> b.maxBodyBytes(1),
                b -> b.lease(Duration.ofSeconds(1)),
                b -> b.retention(Duration.ofDays(1)),
                b -> b.clock(Clock.systemUTC()),
                b -> b.idempotencyStore(InMemoryIdempotencyStore.create()));

        for (Consumer<WebhookDispatcher.Builder> setter : setters) {
            setter.accept(builder);
            assertThatIllegalStateException()
                    .isThrownBy(() -> setter.accept(builder))
                    .withMessageContaining(" is already set to ");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.lease(Duration.ofSeconds(2)))
                .withMessage("lease is already set to PT1S");
    }

    @Test
    void refusesValuesThatAreNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxBodyBytes(0))
                .withMessage("maxBodyBytes must be positive but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.lease(Duration.ZERO))
                .withMessage("lease must be positive but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.retention(Duration.ofDays(-1)))
                .withMessage("retention must be positive but was PT-24H");
    }

    @Test
    @SuppressWarnings("NullAway") // misuse
    void refusesNull() {
        Supplier<String> noSupplier = null;

        assertThatNullPointerException()
                .isThrownBy(() -> builder.secret(noSupplier))
                .withMessage("source");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.observer(null))
                .withMessage("observer");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.idempotencyStore(null))
                .withMessage("idempotencyStore");
        assertThatNullPointerException().isThrownBy(() -> builder.lease(null)).withMessage("lease");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.retention(null))
                .withMessage("retention");
        assertThatNullPointerException().isThrownBy(() -> builder.clock(null)).withMessage("clock");
    }

    @Test
    void dispatcherDoesNotChangeWithItsBuilder() {
        List<Object> late = new ArrayList<>();
        WebhookDispatcher before = builder.secret("secret").build();

        builder.on(WebhookEvent.class, late::add)
                .secret("another")
                .observer((delivery, result) -> late.add(result))
                .retryUnverified();

        Fixture fixture = Fixture.SESSION_VERIFIED;
        assertThat(before.dispatch(fixture.bytes(), fixture.headers("secret")::get)
                        .outcome())
                .isEqualTo(Outcome.IGNORED);
        assertThat(before.dispatch(fixture.bytes(), fixture.headers("another")::get)
                        .httpStatus())
                .isEqualTo(401);
        assertThat(late).isEmpty();
    }

    @Test
    void clockMeasuresRetentionOfDefaultStore() {
        MutableClock clock = new MutableClock();
        WebhookDispatcher ralio = builder.acceptUnsigned()
                .clock(clock)
                .retention(Duration.ofDays(7))
                .on(WebhookEvent.class, e -> {})
                .build();
        ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());

        clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.DUPLICATE);

        clock.advance(Duration.ofMillis(1));
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
    }
}
