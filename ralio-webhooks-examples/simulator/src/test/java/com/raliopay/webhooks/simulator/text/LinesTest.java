package com.raliopay.webhooks.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void breaksBetweenWords() {
        assertThat(Lines.wrap("  ", "word ".repeat(20)))
                .containsExactly("  " + "word ".repeat(14) + "word", "  word word word word word")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void breaksLongWords() {
        assertThat(Lines.wrap("", "x".repeat(170))).containsExactly("x".repeat(80), "x".repeat(80), "x".repeat(10));
    }

    @Test
    void keepsShortText() {
        assertThat(Lines.wrap(" ", "short")).containsExactly(" short");
        assertThat(Lines.wrap(" ", "")).isEmpty();
    }
}
