package com.raliopay.webhooks.json;

import static com.raliopay.webhooks.json.Bodies.ID;
import static com.raliopay.webhooks.json.Bodies.SESSION_ID;
import static com.raliopay.webhooks.json.Bodies.TIME;
import static com.raliopay.webhooks.json.Bodies.WITHOUT_IDS;
import static com.raliopay.webhooks.json.Bodies.body;
import static com.raliopay.webhooks.json.Bodies.parse;
import static com.raliopay.webhooks.json.Bodies.parseVerified;
import static com.raliopay.webhooks.json.Bodies.verified;
import static com.raliopay.webhooks.json.FreeFormData.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventMapperTest {

    @ParameterizedTest
    @ValueSource(strings = {"kyc_session_verified", "kyc_session_manual_review", "kyc_session_failed"})
    void readsChecksOnEverySessionWithStatesAsText(String type) {
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
            case "kyc_session_verified" -> new SessionVerified(ID, TIME, WITHOUT_IDS, SESSION_ID, checks);
            case "kyc_session_manual_review" -> new ManualReview(ID, TIME, WITHOUT_IDS, SESSION_ID, checks);
            default -> new SessionFailed(ID, TIME, WITHOUT_IDS, SESSION_ID, checks);
        };
        assertThat(parse(body(type, data))).isEqualTo(expected);
    }

    @Test
    void treatsNullInChecksAsAbsent() {
        String checks = """
                "checks": [null, {"type": null, "state": null, "data": null, "reasons": null}, {
                  "reasons": [null, {"type": null, "code": null, "message": null, "category": null}]
                }]
                """;
        assertThat(parseVerified(checks))
                .isEqualTo(verified(
                        WITHOUT_IDS,
                        new Check("", "", Map.of(), List.of()),
                        new Check("", "", Map.of(), List.of(new Reason("", "", "", Optional.empty())))));
    }

    @Test
    void leavesMissingPartsOfChecksEmpty() {
        assertThat(parseVerified("\"checks\": [{}, {\"reasons\": [{}]}]"))
                .isEqualTo(verified(
                        WITHOUT_IDS,
                        new Check("", "", Map.of(), List.of()),
                        new Check("", "", Map.of(), List.of(new Reason("", "", "", Optional.empty())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\": \"document\"}", "\"none\"", "5", "false", "[]", "[1, \"x\", [{}], true]"})
    void ignoresChecksThatAreNotObjectsInAnArray(String checks) {
        assertThat(parseVerified("\"checks\": " + checks)).isEqualTo(verified(WITHOUT_IDS));
    }

    @Test
    void leavesUnreadablePartsOfChecksEmpty() {
        String checks = """
                "checks": [
                  {"type": {"a": 1}, "state": [2], "data": [{"b": 3}], "reasons": {"type": "x"}},
                  {"data": "text", "reasons": ["x", [], {"type": [], "code": {}, "message": [1], "category": {}}]}
                ]
                """;
        assertThat(parseVerified(checks))
                .isEqualTo(verified(
                        WITHOUT_IDS,
                        new Check("", "", Map.of(), List.of()),
                        new Check("", "", Map.of(), List.of(new Reason("", "", "", Optional.empty())))));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void readsAndWritesEveryEventType(EventType type) {
        WebhookEvent event = Fixture.of(type).event();

        assertThat(event).isInstanceOf(type.eventClass());
        assertThat(event.type()).isEqualTo(type.text());
        assertThat(new WebhookParser().parse(WebhookWriter.write(event))).isEqualTo(event);
    }
}
