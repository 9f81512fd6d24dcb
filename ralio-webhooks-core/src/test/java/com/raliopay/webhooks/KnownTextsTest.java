package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.KycEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTextsTest {

    /** What surrounds the text in the body must not be read. */
    private static final String AROUND = "\"";

    static List<String> known() {
        List<String> known = new ArrayList<>(KycEvent.TYPES);
        for (Field field : Field.values()) {
            known.add(field.documentedName());
        }
        known.addAll(List.of("eventId", "event_id", "session_id", "user", "related-party", "REGULAR", "message"));
        return known;
    }

    @ParameterizedTest
    @MethodSource("known")
    void whatEventsHaveMostIsOneStringEachTime(String text) {
        byte[] bytes = (AROUND + text + AROUND).getBytes(StandardCharsets.US_ASCII);

        assertThat(KnownTexts.find(bytes, 1, 1 + text.length()))
                .isEqualTo(text)
                .isSameAs(KnownTexts.find(bytes.clone(), 1, 1 + text.length()));
    }

    /** Some of them in the slot of a known one, or next to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "i", "ix", "xd", "ID", "id ", "evend", "statf", "datb", "kyc_session_verifiee", "unknown"})
    void whatIsNotKnownIsNotFound(String text) {
        byte[] bytes = (AROUND + text + AROUND).getBytes(StandardCharsets.US_ASCII);

        assertThat(KnownTexts.find(bytes, 1, 1 + text.length())).isNull();
    }

    @Test
    void theCursorGivesTheKnownStringOfNamesAndValues() throws Exception {
        JsonCursor json =
                new JsonCursor("{\"state\":\"REGULAR\",\"other\":\"else\"}".getBytes(StandardCharsets.US_ASCII));
        json.begin();

        assertThat(json.nextName()).isSameAs(KnownTexts.find(new byte[] {'s', 't', 'a', 't', 'e'}, 0, 5));
        assertThat(json.knownString())
                .isEqualTo("REGULAR")
                .isSameAs(KnownTexts.find("REGULAR".getBytes(StandardCharsets.US_ASCII), 0, 7));
        assertThat(json.nextName()).isEqualTo("other");
        assertThat(json.knownString()).isEqualTo("else");
    }
}
