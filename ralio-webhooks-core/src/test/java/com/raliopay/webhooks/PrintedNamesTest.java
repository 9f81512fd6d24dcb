package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log and a key of the store say of types and failures. */
class PrintedNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"!", "~", "payin.settled", "a-b_c/d"})
    void printableTypeIsItself(String type) {
        assertThat(EventNames.printable(type)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "\u007F", "\u0080", "\n"})
    void otherTypeHasAStandIn(String type) {
        assertThat(EventNames.printable(type)).matches("type#[0-9a-f]+");
    }

    @Test
    void typeIsItselfUpToEightyCharacters() {
        assertThat(EventNames.printable("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(EventNames.printable("x".repeat(81))).startsWith("type#");
    }

    @Test
    void threeCausesAreToldAndNoMore() {
        Throwable failure = new IllegalStateException();
        for (int i = 0; i < 5; i++) {
            failure = new IllegalStateException(failure);
        }

        assertThat(Failures.describe(failure).split(", caused by ", -1)).hasSize(4);
    }
}
