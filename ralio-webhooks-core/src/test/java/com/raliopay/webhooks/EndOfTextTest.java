package com.raliopay.webhooks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that were unescaped have bytes of their own: nothing is read before their first one or behind their last. */
class EndOfTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-17T16:35:12.501Z",
                "2026-03-17T17:02:28.7667797-05:00",
                "2026-03-17T17:02+0530",
                "2026-03-17 17:02",
                "+12026-03-17T17:02:28Z"
            })
    void everyBeginningOfATimeIsReadWithoutWhatFollows(String text) {
        byte[] whole = text.getBytes(US_ASCII);
        for (int length = 1; length <= whole.length; length++) {
            byte[] alone = text.substring(0, length).getBytes(US_ASCII);

            assertThat(Iso8601.instant(whole, 0, length)).isEqualTo(Iso8601.instant(alone, 0, length));
            assertThat(Iso8601.date(whole, 0, length)).isEqualTo(Iso8601.date(alone, 0, length));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 42, Long.MAX_VALUE, Long.MIN_VALUE})
    void numberStandsAlone(long number) {
        byte[] text = Long.toString(number).getBytes(US_ASCII);

        assertThat(Scalars.int64(text, 0, text.length)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "+", ".", "-x", "e5"})
    void whatIsNoNumberStandsAlone(String text) {
        assertThat(Scalars.int64(text.getBytes(US_ASCII), 0, text.length())).isNull();
    }

    @Test
    void everyByteAtEveryPlaceOfAUuidIsADigitOrRefused() {
        String uuid = "66062076-d3b7-470b-b5ca-cf9b92ad6b0e";
        for (int at = 0; at < uuid.length(); at++) {
            byte[] text = uuid.getBytes(US_ASCII);
            boolean dash = text[at] == '-';
            for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
                text[at] = (byte) value;
                boolean fits = dash ? value == '-' : value >= 0 && Character.digit(value, 16) >= 0;

                assertThat(Scalars.uuid(text, 0, text.length) != null)
                        .as("%d at %d", value, at)
                        .isEqualTo(fits);
            }
        }
    }

    @Test
    void noCharacterBeyondAsciiIsADigit() {
        assertThat(Scalars.hexDigit('\u0080')).isNegative();
        assertThat(Scalars.hexDigit('\uFF11')).isNegative();
        assertThat(Scalars.hexDigit('f')).isEqualTo(15);
    }
}
