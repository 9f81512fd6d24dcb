package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.TestData.array;
import static com.raliopay.webhooks.TestData.nestedArray;
import static com.raliopay.webhooks.TestData.object;
import static com.raliopay.webhooks.event.JsonValuesTest.assertRefusesChanges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnrecognizedEventTest {

    private static final UUID ID = UUID.fromString("0d3c6c1e-5f0b-4a52-9a53-6f7b2f1c7d10");
    private static final Instant TIME = Instant.parse("2026-03-17T22:02:28.7667797Z");

    @Test
    void dataIsACopyThatRefusesChanges() {
        List<@Nullable Object> owners = array(object("share", 60), null);
        Map<String, @Nullable Object> data = object("owners", owners);
        UnrecognizedEvent event = new UnrecognizedEvent(ID, "kyb_state_updated", TIME, data);

        owners.clear();
        data.clear();

        assertThat(event.data()).isEqualTo(object("owners", array(object("share", 60L), null)));
        assertRefusesChanges(event.data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void blankTypeIsRefused(String blank) {
        assertThatThrownBy(() -> new UnrecognizedEvent(ID, blank, TIME, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("type is blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kyc_session_verified",
                "kyc_session_manual_review",
                "kyc_session_failed",
                "kyc_state_updated",
                "kyc_expiration_warning"
            })
    void typeThatHasAClassOfItsOwnIsRefused(String type) {
        assertThatThrownBy(() -> new UnrecognizedEvent(ID, type, TIME, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(type + " has a class of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KYC_STATE_UPDATED", " kyc_state_updated", "related_party.kyc_session_created", "?"})
    void anyOtherTypeIsKeptAsSent(String type) {
        assertThat(new UnrecognizedEvent(ID, type, TIME, Map.of()).type()).isEqualTo(type);
    }

    @Test
    void dataMayBeAsDeepAsABodyAllowsAndNoDeeper() {
        Map<String, @Nullable Object> deepest = object("a", nestedArray(62));

        assertThat(new UnrecognizedEvent(ID, "payin_settled", TIME, deepest).data())
                .isEqualTo(deepest);
        assertThatThrownBy(() -> new UnrecognizedEvent(ID, "payin_settled", TIME, object("a", nestedArray(63))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data is nested too deeply for a webhook body");
    }

    @Test
    void printedFormShowsNeitherNamesNorValuesOfData() {
        assertThat(new UnrecognizedEvent(ID, "payin_settled", TIME, object("iban", "ES91", "amount", 5)))
                .hasToString("UnrecognizedEvent[id=0d3c6c1e-5f0b-4a52-9a53-6f7b2f1c7d10, type=payin_settled,"
                        + " timestamp=2026-03-17T22:02:28.766779700Z, data=<2 fields>]");
    }
}
