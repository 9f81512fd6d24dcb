package com.raliopay.webhooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"userId\": \"x\"", "\"entityType\": \"user\"", "\"checks\": [{}]"})
    void dropsFieldsOfEarlierDataEvenIfUnreadable(String earlier) {
        String data = "{" + earlier + "}, \"data\": {\"sessionId\": \"" + Bodies.SESSION_ID + "\"}";

        assertThat(Bodies.parse(Bodies.body("kyc_session_verified", data)))
                .isEqualTo(Bodies.verified(Bodies.WITHOUT_IDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "7", "{}"})
    void takesLastValueEvenIfItIsAbsentOrUnreadable(String last) {
        assertThat(Bodies.parseVerified("\"checks\": [{\"type\": \"aml\"}]", "\"checks\": " + last))
                .isEqualTo(Bodies.verified(Bodies.WITHOUT_IDS));
    }
}
