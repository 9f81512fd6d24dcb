package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventKeyTest {

    private static final UUID ID = UUID.fromString("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22");

    @Test
    void comparesTypeAndId() {
        EventKey key = new EventKey("kyc_session_verified", ID);

        assertThat(key)
                .isEqualTo(new EventKey("kyc_session_verified", ID))
                .hasSameHashCodeAs(new EventKey("kyc_session_verified", ID))
                .isNotEqualTo(new EventKey("kyc_session_failed", ID))
                .isNotEqualTo(new EventKey("kyc_session_verified", UUID.randomUUID()))
                .isNotEqualTo("kyc_session_verified/" + ID);
    }

    @Test
    void spreadsHashCodesOverTypesAndIds() {
        int hashCode = new EventKey("kyc_session_verified", ID).hashCode();

        assertThat(new EventKey("kyc_session_failed", ID).hashCode()).isNotEqualTo(hashCode);
        assertThat(new EventKey("kyc_session_verified", UUID.randomUUID()).hashCode())
                .isNotEqualTo(hashCode);
    }

    @Test
    void escapesTypeInText() {
        assertText("kyc_session_verified", "kyc_session_verified");
        assertText("", "");
        assertText("caf\u00e9 10 \u20ac", "caf\u00e9 10 \u20ac");
        assertText("a\0\nb\177c", "a\\u0000\\u000ab\\u007fc");
        assertText("a\33[31m\u0085", "a\\u001b[31m\\u0085");
        assertText("a\u2028b\u2029c", "a\\u2028b\\u2029c");
        assertText("a\u202eb", "a\\u202eb");
        assertText("\ud83d\ude00 \ud83d", "\\ud83d\\ude00 \\ud83d");
    }

    private static void assertText(String type, String expected) {
        assertThat(new EventKey(type, ID)).hasToString(expected + "/" + ID);
    }

    @Test
    @SuppressWarnings("NullAway") // the test is about nulls
    void rejectsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new EventKey(null, ID))
                .withMessage("type");
        assertThatNullPointerException()
                .isThrownBy(() -> new EventKey("type", null))
                .withMessage("id");
    }
}
