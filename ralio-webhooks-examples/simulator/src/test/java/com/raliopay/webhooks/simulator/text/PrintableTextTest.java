package com.raliopay.webhooks.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {

    @Test
    void textInAnyScriptStays() {
        assertThat(PrintableText.of("Ça va? 你好 😀", 80)).isEqualTo("Ça va? 你好 😀");
    }

    @Test
    void whiteSpaceIsABlank() {
        assertThat(PrintableText.of(" a\r\n\tb\u2028c ", 80)).isEqualTo("a   b c");
    }

    @Test
    void replacesCharactersThatMoveCursorOrTurnLine() {
        assertThat(PrintableText.of("a\u001b[2J\u0000\u0007\u009b\u202e\u200fb\ud800", 80))
                .isEqualTo("a�[2J�����b�");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(PrintableText.of("abcd", 4)).isEqualTo("abcd");
        assertThat(PrintableText.of("abcde", 4)).isEqualTo("abc…");
        assertThat(PrintableText.of("😀".repeat(5), 4)).isEqualTo("😀😀😀…");
    }
}
