package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

    /** From texts of one character, in which each byte decides, to those of many. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, 5",
        "UTF-16BE, 5",
        "UTF-16LE, 5",
        "UTF-32BE, 5",
        "UTF-32LE, 5",
        "UTF-8, {}",
        "UTF-16BE, {}",
        "UTF-16LE, {}",
        "UTF-32BE, {}",
        "UTF-32LE, {}",
        "UTF-8, {\"é\":\"\uD83D\uDE00\"}",
        "UTF-16BE, {\"é\":\"\uD83D\uDE00\"}",
        "UTF-16LE, {\"é\":\"\uD83D\uDE00\"}",
        "UTF-32BE, {\"é\":\"\uD83D\uDE00\"}",
        "UTF-32LE, {\"é\":\"\uD83D\uDE00\"}",
    })
    void readsEveryEncodingOfUnicodeWithAMarkAndWithout(Charset charset, String text) throws Exception {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.of(text.getBytes(charset))).isEqualTo(utf8);
        assertThat(Utf8.of(("\uFEFF" + text).getBytes(charset))).isEqualTo(utf8);
    }

    @Test
    void leavesABodyInUtf8AsItIs() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.of(body)).isSameAs(body);
    }

    @Test
    void leavesWhatIsTooShortToTell() throws Exception {
        for (byte[] body : new byte[][] {{}, {0}, {'5'}, {(byte) 0xEF}, {(byte) 0xEF, (byte) 0xBB}}) {
            assertThat(Utf8.of(body)).isSameAs(body);
        }
        assertThat(Utf8.of(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})).isEmpty();
    }

    @Test
    void refusesHalfACharacter() {
        assertThatThrownBy(() -> Utf8.of(new byte[] {0, '5', 0})).isInstanceOf(CharacterCodingException.class);
        assertThatThrownBy(() -> Utf8.of(new byte[] {0, 0, 0, '5', 0})).isInstanceOf(CharacterCodingException.class);
    }
}
