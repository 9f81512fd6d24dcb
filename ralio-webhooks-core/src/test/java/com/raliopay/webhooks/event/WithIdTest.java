package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.RecordComponent;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WithIdTest {

    private static final UUID OTHER = UUID.fromString("0d3c6c1e-5f0b-4a52-9a53-6f7b2f1c7d10");

    @ParameterizedTest
    @MethodSource("com.raliopay.webhooks.event.EventSamples#events")
    void changesNothingButTheId(WebhookEvent event) throws ReflectiveOperationException {
        WebhookEvent copy = event.withId(OTHER);

        assertThat(copy).isExactlyInstanceOf(event.getClass());
        assertThat(copy.id()).isEqualTo(OTHER);
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (!component.getName().equals("id")) {
                assertThat(component.getAccessor().invoke(copy))
                        .as(component.getName())
                        .isEqualTo(component.getAccessor().invoke(event));
            }
        }
        assertThat(copy.withId(event.id())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("com.raliopay.webhooks.event.EventSamples#events")
    void refusesNull(WebhookEvent event) {
        assertThatNullPointerException()
                .isThrownBy(() -> event.withId(missing()))
                .withMessage("id");
    }

    /** Compiles only if the result has the static type of the event. */
    @Test
    void keepsTheStaticType() {
        SessionVerified verified =
                new SessionVerified(EventSamples.ID, EventSamples.TIME, EventSamples.SUBJECT, EventSamples.SESSION_ID);
        SessionEvent session = verified;
        KycEvent kyc = verified;

        SessionVerified verifiedCopy = verified.withId(OTHER);
        SessionEvent sessionCopy = session.withId(OTHER);
        KycEvent kycCopy = kyc.withId(OTHER);

        assertThat(verifiedCopy).isEqualTo(sessionCopy).isEqualTo(kycCopy);
    }

    @SuppressWarnings("NullAway") // what a merchant without a null checker may pass
    private static UUID missing() {
        return null;
    }
}
