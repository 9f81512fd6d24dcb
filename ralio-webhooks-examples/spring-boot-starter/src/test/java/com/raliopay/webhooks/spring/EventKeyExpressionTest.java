package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spring-boot")
class EventKeyExpressionTest {

    private static final StateUpdated EVENT = (StateUpdated) Fixture.STATE_UPDATED.event();

    private static <E extends WebhookEvent> EventKeyExpression<E> key(String expression, Class<E> type) {
        return EventKeyExpression.of("The method kyc.on(Event)", expression, type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "subject()", "#root.subject", "#event.subject", "#event.subject()"})
    void readsPropertyOfEvent(String expression) {
        assertThat(key(expression, StateUpdated.class).apply(EVENT)).isEqualTo(EVENT.subject());
    }

    @Test
    void combinesProperties() {
        assertThat(key("subject.entityTypeText + '/' + kycId", StateUpdated.class)
                        .apply(EVENT))
                .isEqualTo(EVENT.subject().entityTypeText() + "/" + EVENT.kycId());
        assertThat(key("levelText == 'NONE' ? null : subject", StateUpdated.class)
                        .apply(new StateUpdated(EVENT.id(), EVENT.timestamp(), EVENT.subject(), 1, "NONE")))
                .isNull();
    }

    @Test
    void keepsOptional() {
        assertThat(key("subject.userId", StateUpdated.class).apply(EVENT)).isInstanceOf(Optional.class);
    }

    @Test
    void readsPropertyOfInterface() {
        SessionVerified event = (SessionVerified) Fixture.SESSION_VERIFIED.event();
        assertThat(key("sessionId", SessionEvent.class).apply(event)).isEqualTo(event.sessionId());
        assertThat(key("subject", KycEvent.class).apply(event)).isEqualTo(event.subject());
    }

    @Test
    void readsDataOfUnrecognizedEvent() {
        UnrecognizedEvent event = (UnrecognizedEvent) Fixture.UNRECOGNIZED.event();
        assertThat(event.data()).isNotEmpty();
        String field = event.data().keySet().iterator().next();
        assertThat(key("data['" + field + "']", UnrecognizedEvent.class).apply(event))
                .isEqualTo(event.data().get(field));
    }

    @ParameterizedTest
    @CsvSource({
        "subjct, EL1008E",
        "subject.idd, EL1008E",
        "subject(1), EL1004E",
        "#evnt, there is no #evnt",
        "subject ?: #e.subject, there is no #e",
        "subject +, EL",
        "T(java.lang.System).exit(1), EL",
        "new String('a'), EL",
        "@bean, EL"
    })
    void refusesExpressionThatAlwaysFails(String expression, String code) {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> key(expression, StateUpdated.class))
                .withMessageStartingWith("The method kyc.on(Event) has an invalid key, " + expression + ": ")
                .withMessageContaining(code);
    }

    @Test
    void refusesExpressionThatFailsForOneTypeOfEvent() {
        assertThat(key("kycId", StateUpdated.class)).isNotNull();
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> key("sessionId", KycEvent.class))
                .withMessageContaining("sessionId");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> key("subject", WebhookEvent.class))
                .withMessageContaining("UnrecognizedEvent")
                .satisfies(e -> assertThat(e.action()).contains("KycEvent"));
    }
}
