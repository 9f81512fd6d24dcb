package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

    static Stream<Arguments> documentedTypes() {
        return Stream.of(
                arguments("kyc_session_verified", EventType.SESSION_VERIFIED, SessionVerified.class),
                arguments("kyc_session_manual_review", EventType.MANUAL_REVIEW, ManualReview.class),
                arguments("kyc_session_failed", EventType.SESSION_FAILED, SessionFailed.class),
                arguments("kyc_state_updated", EventType.STATE_UPDATED, StateUpdated.class),
                arguments("kyc_expiration_warning", EventType.EXPIRATION_WARNING, ExpirationWarning.class));
    }

    @ParameterizedTest
    @MethodSource("documentedTypes")
    void hasDocumentedSpellingAndClass(String text, EventType type, Class<?> eventClass) {
        assertThat(type.text()).isEqualTo(text);
        assertThat(type.eventClass()).isEqualTo(eventClass);
        assertThat(EventType.of(text)).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void ignoresCaseAndSurroundingWhitespace(EventType type) {
        String upper = type.text().toUpperCase(Locale.ROOT);

        for (String text :
                List.of(upper, "K" + type.text().substring(1), " " + type.text(), "\t" + upper + "\u2003\n")) {
            assertThat(EventType.of(text)).as(text).contains(type);
        }
    }

    @Test
    void ignoresCaseWhateverTheDefaultLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr")); // where the lower case of I is not i
        try {
            assertThat(EventType.of("KYC_SESSION_VERIFIED")).contains(EventType.SESSION_VERIFIED);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "payin_settled",
                "kyc_session_expired",
                "kyb_state_updated",
                "kyc-state-updated",
                "kyc_state_updated2",
                "SESSION_VERIFIED",
                "kyc_ state_updated"
            })
    void isEmptyForUnknownType(String text) {
        assertThat(EventType.of(text)).isEmpty();
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> EventType.of(missing()));
    }

    /** A new record needs a constant; the constants make the compiler find the other places to extend. */
    @Test
    void listsEveryKycEventOnce() {
        assertThat(Arrays.stream(EventType.values()).<Class<?>>map(EventType::eventClass))
                .containsExactlyInAnyOrderElementsOf(recordsOf(KycEvent.class).toList());
    }

    @Test
    void typeOfEachEventIsItsConstantInTheRecord() throws ReflectiveOperationException {
        for (EventType type : EventType.values()) {
            assertThat(type.eventClass().getField("TYPE").get(null)).isEqualTo(type.text());
        }
        assertThat(EventSamples.events().filter(KycEvent.class::isInstance))
                .allSatisfy(event -> assertThat(EventType.of(event.type()).map(EventType::eventClass))
                        .hasValue(event.getClass().asSubclass(KycEvent.class)));
    }

    @Test
    void setOfKycTypesHoldsAllSpellings() {
        assertThat(KycEvent.TYPES)
                .containsExactlyInAnyOrder(
                        "kyc_session_verified",
                        "kyc_session_manual_review",
                        "kyc_session_failed",
                        "kyc_state_updated",
                        "kyc_expiration_warning");
    }

    /** The records of a sealed family. */
    static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeTest::recordsOf);
    }

    @SuppressWarnings("NullAway") // what a merchant without a null checker may pass
    private static String missing() {
        return null;
    }
}
