package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.event.EventSamples.ID;
import static com.raliopay.webhooks.event.EventSamples.TIME;
import static com.raliopay.webhooks.event.JsonValuesTest.nestedLists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnrecognizedEventTest {

    @ParameterizedTest
    @ValueSource(strings = {"payin_settled", "related_party.kyc_session_created", " kyb_State ", "?", "\n!"})
    void keepsTypeAsSent(String type) {
        assertThat(new UnrecognizedEvent(ID, type, TIME, Map.of()).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void refusesBlankType(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnrecognizedEvent(ID, blank, TIME, Map.of()))
                .withMessage("type must not be blank");
    }

    @ParameterizedTest
    @CsvSource({
        "kyc_session_verified, kyc_session_verified, SessionVerified",
        "kyc_session_manual_review, kyc_session_manual_review, ManualReview",
        "kyc_session_failed, kyc_session_failed, SessionFailed",
        "kyc_state_updated, kyc_state_updated, StateUpdated",
        "kyc_expiration_warning, kyc_expiration_warning, ExpirationWarning",
        "KYC_State_Updated, kyc_state_updated, StateUpdated",
        "' kyc_session_failed\n', kyc_session_failed, SessionFailed"
    })
    void refusesTypeThatIsReadAsAnotherClass(String type, String text, String className) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnrecognizedEvent(ID, type, TIME, Map.of()))
                .withMessage("type must not be a known one but was " + text + ": use the class " + className);
    }

    /** The body is the first of 1,000 levels. */
    @Test
    void acceptsDataOf999Levels() {
        Map<String, @Nullable Object> deepest = Map.of("a", nestedLists(998));

        assertThat(new UnrecognizedEvent(ID, "payin_settled", TIME, deepest).data())
                .isEqualTo(deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnrecognizedEvent(ID, "payin_settled", TIME, Map.of("a", nestedLists(999))))
                .withMessage("data must not make the body more than 1000 levels deep");
    }

    @Test
    void refusesNumberThatIsTooLong() {
        List<BigDecimal> amounts = List.of(new BigDecimal("1e20000000"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnrecognizedEvent(ID, "payin_settled", TIME, Map.of("amounts", amounts)))
                .withMessage("numbers in data must not have more than 1000 digits when written without an exponent");
    }
}
