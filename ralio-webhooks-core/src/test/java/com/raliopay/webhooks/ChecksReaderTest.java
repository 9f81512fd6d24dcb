package com.raliopay.webhooks;

import static com.raliopay.webhooks.Bodies.ID;
import static com.raliopay.webhooks.Bodies.NOBODY;
import static com.raliopay.webhooks.Bodies.SESSION_ID;
import static com.raliopay.webhooks.Bodies.TIME;
import static com.raliopay.webhooks.Bodies.body;
import static com.raliopay.webhooks.Bodies.parse;
import static com.raliopay.webhooks.Bodies.verified;
import static com.raliopay.webhooks.TestData.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"kyc_session_verified", "kyc_session_manual_review", "kyc_session_failed"})
    void earlierRevisionWithChecksOnEverySessionAndStatesAsTextIsRead(String type) {
        String data = """
                {
                  "sessionId": "66062076-d3b7-470b-b5ca-cf9b92ad6b0e",
                  "checks": [
                    {"type": "document", "state": "Validated", "data": {"country": "ES"}},
                    {"type": "face_match", "state": "Refused", "data": {}, "reasons": [
                      {"type": "FaceMatch", "code": "KYC.FACE.MISMATCH", "message": "Not alike.", "category": "FACE"}
                    ]}
                  ]
                }
                """;
        List<Check> checks = List.of(
                new Check("document", "Validated", object("country", "ES"), List.of()),
                new Check(
                        "face_match",
                        "Refused",
                        Map.of(),
                        List.of(new Reason("FaceMatch", "KYC.FACE.MISMATCH", "Not alike.", Optional.of("FACE")))));

        WebhookEvent expected = switch (type) {
            case "kyc_session_verified" -> new SessionVerified(ID, TIME, NOBODY, SESSION_ID, checks);
            case "kyc_session_manual_review" -> new ManualReview(ID, TIME, NOBODY, SESSION_ID, checks);
            default -> new SessionFailed(ID, TIME, NOBODY, SESSION_ID, checks);
        };
        assertThat(parse(body(type, data))).isEqualTo(expected);
    }

    @Test
    void nullInChecksIsAbsent() {
        String checks = """
                "checks": [null, {"type": null, "state": null, "data": null, "reasons": null}, {
                  "reasons": [null, {"type": null, "code": null, "message": null, "category": null}]
                }]
                """;
        assertThat(verified(checks))
                .isEqualTo(verified(
                        NOBODY,
                        new Check("", "", Map.of(), List.of()),
                        new Check("", "", Map.of(), List.of(new Reason("", "", "", Optional.empty())))));
    }

    @Test
    void whatIsMissingInChecksIsEmpty() {
        assertThat(verified("\"checks\": [{}, {\"reasons\": [{}]}]"))
                .isEqualTo(verified(
                        NOBODY,
                        new Check("", "", Map.of(), List.of()),
                        new Check("", "", Map.of(), List.of(new Reason("", "", "", Optional.empty())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\": \"document\"}", "\"none\"", "5", "false", "[]", "[1, \"x\", [{}], true]"})
    void checksOfAnotherFormThanDocumentedAreEmpty(String checks) {
        assertThat(verified("\"checks\": " + checks)).isEqualTo(verified(NOBODY));
    }

    @Test
    void partsOfChecksOfAnotherFormThanDocumentedAreEmpty() {
        String checks = """
                "checks": [
                  {"type": {"a": 1}, "state": [2], "data": [{"b": 3}], "reasons": {"type": "x"}},
                  {"data": "text", "reasons": ["x", [], {"type": [], "code": {}, "message": [1], "category": {}}]}
                ]
                """;
        assertThat(verified(checks))
                .isEqualTo(verified(
                        NOBODY,
                        new Check("", "", Map.of(), List.of()),
                        new Check("", "", Map.of(), List.of(new Reason("", "", "", Optional.empty())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]"})
    void ofWhatComesTwiceInChecksTheLastReadableCounts(String unreadable) {
        String checks = """
                "checks": [{
                  "type": "a", "type": "document", "type": %1$s, "state": 1, "state": 2, "state": %1$s,
                  "reasons": [{}], "reasons": [{"code": "a", "code": "b", "code": %1$s, "category": "a", "category": "DOC", "category": %1$s}],
                  "reasons": %2$s, "data": {"a": 1}, "data": {"b": 2}, "data": %2$s
                }]
                """.formatted(unreadable, unreadable.equals("null") ? "null" : "5");
        assertThat(verified(checks))
                .isEqualTo(verified(
                        NOBODY,
                        new Check(
                                "document",
                                "2",
                                object("b", 2L),
                                List.of(new Reason("", "b", "", Optional.of("DOC"))))));
    }
}
