package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckStateTest {

    @ParameterizedTest
    @CsvSource({
        "1, VALIDATED", "Validated, VALIDATED", "validated, VALIDATED", "VALIDATED, VALIDATED",
        "2, REFUSED", "Refused, REFUSED", "refused, REFUSED", "REFUSED, REFUSED"
    })
    void knowsNumbersAndNamesInAnyCase(String text, CheckState expected) {
        assertThat(CheckState.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "3", "-1", "1.0", "01", " 1", "Unknown", "passed"})
    void isUnknownForAnythingElse(String text) {
        assertThat(CheckState.of(text)).isEqualTo(CheckState.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"VALIDATED, 1", "REFUSED, 2", "UNKNOWN, ''"})
    void textIsTheNumberThatIsSent(CheckState state, String text) {
        assertThat(state.text()).isEqualTo(text);
        assertThat(CheckState.of(text)).isEqualTo(state);
    }
}
