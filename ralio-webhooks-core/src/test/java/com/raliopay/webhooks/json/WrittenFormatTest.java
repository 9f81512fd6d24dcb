package com.raliopay.webhooks.json;

import static com.raliopay.webhooks.json.FreeFormData.array;
import static com.raliopay.webhooks.json.FreeFormData.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.CheckState;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bodies that {@link WebhookWriter} writes, character by character. */
class WrittenFormatTest {

    private static final UUID ID = UUID.fromString("c4f6d7a7-cf31-4ae4-af15-7571c0e7f743");
    private static final Instant TIME = Instant.parse("2026-03-17T16:49:37.314Z");

    private static String text(WebhookEvent event) {
        return new String(WebhookWriter.write(event), StandardCharsets.US_ASCII);
    }

    private static SessionFailed session(Check... checks) {
        return new SessionFailed(ID, TIME, Subject.user(ID), ID, List.of(checks));
    }

    @Test
    void writesDocumentedFormat() {
        Check check = new Check(
                "face_match",
                CheckState.REFUSED,
                object("score", new BigDecimal("0.41"), "frames", array(120, null)),
                List.of(new Reason("FaceMatch", "KYC.FACE.GLARE", "José \"ñ\".", Optional.empty())));

        String text = text(session(check));

        assertThat(text).isEqualTo("""
                        {"id":"c4f6d7a7-cf31-4ae4-af15-7571c0e7f743",\
                        "event":"kyc_session_failed",\
                        "timestamp":"2026-03-17T16:49:37.314Z",\
                        "data":{\
                        "sessionId":"c4f6d7a7-cf31-4ae4-af15-7571c0e7f743",\
                        "userId":"c4f6d7a7-cf31-4ae4-af15-7571c0e7f743",\
                        "entityType":"user",\
                        "checks":[{\
                        "type":"face_match",\
                        "state":2,\
                        "data":{"score":0.41,"frames":[120,null]},\
                        "reasons":[{\
                        "type":"FaceMatch",\
                        "code":"KYC.FACE.GLARE",\
                        "message":"Jos\\u00E9 \\"\\u00F1\\"."\
                        }]}]}}""");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "0, 0",
                "9, 9",
                "10, 10",
                "123456789, 123456789",
                "1234567890, '\"1234567890\"'",
                "007, '\"007\"'",
                "-1, '\"-1\"'",
                "1:, '\"1:\"'",
                "1/, '\"1/\"'",
                "Validated, '\"Validated\"'"
            })
    void writesStateAsNumberIfItHasCanonicalDigits(String state, String written) {
        Check check = new Check("document", state, Map.of(), List.of());

        assertThat(text(session(check)))
                .contains("\"checks\":[{\"type\":\"document\",\"state\":" + written + ",\"data\":{}}]");
    }

    @Test
    void omitsAbsentFields() {
        Subject nobody = new Subject("", Optional.empty(), Optional.empty());

        assertThat(text(new SessionVerified(ID, TIME, nobody, ID)))
                .doesNotContain("userId", "relatedPartyId", "entityType", "checks", "null");
    }
}
