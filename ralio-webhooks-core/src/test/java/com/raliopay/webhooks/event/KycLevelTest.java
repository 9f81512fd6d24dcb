package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KycLevelTest {

    @ParameterizedTest
    @CsvSource({"REGULAR, REGULAR", "regular, REGULAR", "Regular, REGULAR", "LIGHT, LIGHT", "light, LIGHT"})
    void knowsNamesInAnyCase(String text, KycLevel expected) {
        assertThat(KycLevel.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "PREMIUM", "REGULAR ", "UNKNOWN", "1"})
    void isUnknownForAnythingElse(String text) {
        assertThat(KycLevel.of(text)).isEqualTo(KycLevel.UNKNOWN);
    }
}
