package com.raliopay.webhooks.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"250ms, PT0.25S", "1.5s, PT1.5S", "2, PT2S", "2m, PT2M", "0.5h, PT30M", "3d, PT72H", "0.1ms, PT0.0001S"
    })
    void reads(String text, Duration expected) {
        assertThat(Durations.parse(text, Duration.ofDays(3))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            soon      | 'soon' is not a duration such as 250ms, 1.5s or 2m
            -1s       | '-1s' is not a duration such as 250ms, 1.5s or 2m
            1.s       | '1.s' is not a duration such as 250ms, 1.5s or 2m
            61m       | '61m' is longer than an hour
            """)
    void namesWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Durations.parse(text, Duration.ofHours(1))).hasMessage(message);
    }
}
