package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "kyc_state_updated", "José 北京 \uD83D\uDE00", "a\\b\"c'", "\u00a0", "\ue000"})
    void keepsPrintableText(String text) {
        assertThat(EscapedText.of(text)).isEqualTo(text);
    }

    static Stream<Arguments> hostileTexts() {
        return Stream.of(
                arguments("a\nb", "a\\u000ab"),
                arguments("\r\n", "\\u000d\\u000a"),
                arguments("a\u001b[31m", "a\\u001b[31m"),
                arguments("\0", "\\u0000"),
                arguments("\u007f\u009b", "\\u007f\\u009b"),
                arguments("\u202e\u200b\ufeff\u00ad", "\\u202e\\u200b\\ufeff\\u00ad"),
                arguments("\u2028\u2029", "\\u2028\\u2029"),
                arguments("\uD83D", "\\ud83d"),
                arguments("\uDE00a\uD83Db", "\\ude00a\\ud83db"),
                arguments("a\uDB40\uDC01b", "a\\udb40\\udc01b")); // a formatting character beyond the basic plane
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("hostileTexts")
    void escapesControlAndFormattingCharactersAndUnpairedSurrogates(String text, String expected) {
        assertThat(EscapedText.of(text)).isEqualTo(expected);
    }

    @Test
    void shortensTextOfMoreThan100Characters() {
        assertThat(EscapedText.of("x".repeat(100))).isEqualTo("x".repeat(100));
        assertThat(EscapedText.of("x".repeat(101))).isEqualTo("x".repeat(100) + "…");
        assertThat(EscapedText.of("\n".repeat(1_000_000))).isEqualTo("\\u000a".repeat(100) + "…");
    }

    @Test
    void doesNotSplitSurrogatePairWhereTextIsShortened() {
        assertThat(EscapedText.of("x".repeat(98) + "\uD83D\uDE00")).isEqualTo("x".repeat(98) + "\uD83D\uDE00");
        assertThat(EscapedText.of("x".repeat(99) + "\uD83D\uDE00")).isEqualTo("x".repeat(99) + "…");
    }
}
