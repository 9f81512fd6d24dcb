package com.raliopay.webhooks.json;

import static com.raliopay.webhooks.json.FreeFormData.array;
import static com.raliopay.webhooks.json.FreeFormData.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.CheckState;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserEnvelopeTest {

    private static final String ID = "550e8400-e29b-41d4-a716-446655440000";
    private static final String USER_ID = "550e8400-e29b-41d4-a716-446655440001";
    private static final Instant TIME = Instant.parse("2025-06-19T17:14:13.123Z");

    private static final String FAILED_DATA = """
            "data": {
              "sessionId": "43b972aa-88c2-4791-9a7b-7a338e182a3c",
              "checks": [{"type": "document", "state": 2, "data": {"pages": [1, null]}}],
              "userId": "550e8400-e29b-41d4-a716-446655440001"
            }\
            """;

    private static final SessionFailed FAILED = new SessionFailed(
            UUID.fromString(ID),
            TIME,
            new Subject("", Optional.of(UUID.fromString(USER_ID)), Optional.empty()),
            UUID.fromString("43b972aa-88c2-4791-9a7b-7a338e182a3c"),
            List.of(new Check("document", CheckState.REFUSED, object("pages", array(1L, null)), List.of())));

    private static final UnrecognizedEvent UNRECOGNIZED = new UnrecognizedEvent(
            UUID.fromString(ID),
            "kyc_session_expired",
            TIME,
            object(
                    "sessionId",
                    "43b972aa-88c2-4791-9a7b-7a338e182a3c",
                    "checks",
                    array(object("type", "document", "state", 2L, "data", object("pages", array(1L, null)))),
                    "userId",
                    USER_ID));

    static Stream<List<String>> spellings() {
        return Stream.of(List.of("id", "event"), List.of("eventId", "eventType"), List.of("event_id", "event_type"))
                .flatMap(names -> Stream.of("kyc_session_failed", "kyc_session_expired")
                        .map(type -> List.of(names.get(0), names.get(1), type)));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void readsEnvelopeFieldsInAnyOrder(List<String> spelling) {
        String type = spelling.get(2);
        List<String> fields = List.of(
                "\"" + spelling.get(0) + "\": \"" + ID + "\"",
                "\"" + spelling.get(1) + "\": \"" + type + "\"",
                "\"timestamp\": \"2025-06-19T17:14:13.123Z\"",
                FAILED_DATA);
        WebhookEvent expected = type.equals(FAILED.type()) ? FAILED : UNRECOGNIZED;

        List<List<String>> orders = permutations(fields);

        assertThat(orders).doesNotHaveDuplicates().hasSize(24);
        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(parse("{" + String.join(", ", order) + "}")).isEqualTo(expected));
    }

    private static <T> List<List<T>> permutations(List<T> elements) {
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> permutations = new ArrayList<>();
        for (T first : elements) {
            List<T> others = new ArrayList<>(elements);
            others.remove(first);
            for (List<T> rest : permutations(others)) {
                List<T> permutation = new ArrayList<>(List.of(first));
                permutation.addAll(rest);
                permutations.add(permutation);
            }
        }
        return permutations;
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void readsEveryEventInEverySpellingOfTheEnvelope(Fixture fixture) {
        for (String id : List.of("id", "eventId", "event_id")) {
            for (String type : List.of("event", "eventType", "event_type")) {
                String body = fixture.text()
                        .replaceFirst("\"(id|eventId)\"", "\"" + id + "\"")
                        .replaceFirst("\"(event|eventType)\"", "\"" + type + "\"");

                assertThat(body).contains("\"" + id + "\": ", "\"" + type + "\": ");
                assertThat(parse(body)).isEqualTo(fixture.event());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void ignoresUnknownFieldsOfAnyType(Fixture fixture) {
        String unknown = """
                "version": 2, "Id": "x", "ID": 1, "Event": {}, "eventid": "y", "": [], "meta": {"id": 1, "data": [{"event": "z"}]},
                """;
        String body = fixture.text().replaceFirst("\\{", "{" + unknown);

        assertThat(parse(body)).isEqualTo(fixture.event());
    }

    @Test
    void ignoresUnknownFieldsInDataAndChecks() {
        String unknown = "{\"kyc\": {\"kycId\": 1}, \"more\": [[], {}], \"KYCID\": \"x\", \"sessionid\": true,";
        String body = Fixture.SESSION_FAILED.text();
        String withMore = body.replaceFirst(
                "(?s)\"data\": \\{(.*\"checks\": \\[\\s*)\\{(.*\"reasons\": \\[\\s*)\\{",
                "\"data\": " + unknown + "$1" + unknown + "$2" + unknown);

        assertThat(withMore.split("KYCID", -1)).hasSize(4);
        assertThat(parse(withMore)).isEqualTo(Fixture.SESSION_FAILED.event());
    }

    /** The documented spelling wins over the other envelope, and that one over snake_case, in any order. */
    @ParameterizedTest
    @CsvSource({
        "id, eventId",
        "id, event_id",
        "eventId, event_id",
    })
    void prefersDocumentedSpellingOfId(String winner, String loser) {
        String other = "00000000-0000-0000-0000-000000000001";
        String winning = "\"" + winner + "\": \"" + ID + "\"";
        String losing = "\"" + loser + "\": \"" + other + "\"";

        assertThat(parse(levelBody(winning + ", " + losing))).isEqualTo(level(12345));
        assertThat(parse(levelBody(losing + ", " + winning))).isEqualTo(level(12345));
    }

    @ParameterizedTest
    @CsvSource({
        "event, eventType",
        "event, event_type",
        "eventType, event_type",
    })
    void prefersDocumentedSpellingOfType(String winner, String loser) {
        String winning = "\"" + winner + "\": \"kyc_state_updated\"";
        String losing = "\"" + loser + "\": \"payin_settled\"";
        String fields = Fixture.STATE_UPDATED.text().replaceFirst("\"event\": \"kyc_state_updated\"", "%s");

        assertThat(parse(String.format(fields, winning + ", " + losing))).isEqualTo(level(12345));
        assertThat(parse(String.format(fields, losing + ", " + winning))).isEqualTo(level(12345));
    }

    @ParameterizedTest
    @CsvSource({
        "sessionId, session_id",
        "userId, user_id",
        "relatedPartyId, related_party_id",
        "entityType, entity_type",
    })
    void prefersDocumentedSpellingInData(String winner, String loser) {
        String value = winner.equals("entityType") ? "related-party" : ID;
        String losing = winner.equals("entityType") ? "user" : USER_ID;
        String winners = "\"" + winner + "\": \"" + value + "\"";
        String losers = "\"" + loser + "\": \"" + losing + "\"";

        WebhookEvent alone = parse(sessionBody(winners));
        assertThat(parse(sessionBody(winners + ", " + losers))).isEqualTo(alone);
        assertThat(parse(sessionBody(losers + ", " + winners))).isEqualTo(alone);
        assertThat(parse(sessionBody(losers))).isNotEqualTo(alone);
    }

    @Test
    void prefersDocumentedSpellingOfNumbersAndDates() {
        String documented = "\"kycId\": 12345, \"expirationDate\": \"2025-07-03\", \"daysRemaining\": 14";
        String snake = "\"kyc_id\": 1, \"expiration_date\": \"2001-01-01\", \"days_remaining\": 1";
        String body = Fixture.EXPIRATION_WARNING.text();

        String first = body.replace("\"kycId\": 12345", snake + ", " + documented);
        String last = body.replace("\"kycId\": 12345", documented + ", " + snake);

        ExpirationWarning expected = Fixture.EXPIRATION_WARNING.event(ExpirationWarning.class);
        assertThat(parse(first)).isEqualTo(expected);
        assertThat(parse(last)).isEqualTo(expected);
    }

    @Test
    void skipsSpellingThatIsNullOrEmpty() {
        assertThat(parse(levelBody("\"id\": null, \"eventId\": \"" + ID + "\"")))
                .isEqualTo(level(12345));
        assertThat(parse(levelBody("\"eventId\": \"" + ID + "\", \"id\": \"\"")))
                .isEqualTo(level(12345));
    }

    @Test
    void takesLastValueOfRepeatedField() {
        String id = "\"id\": \"" + ID + "\"";
        String otherId = "\"id\": \"" + USER_ID + "\"";
        String number = "\"kycId\": 12345";

        assertThat(parse(levelBody(otherId + ", " + id))).isEqualTo(level(12345));
        assertThat(parse(levelBody(id).replace(number, number + ", \"kycId\": 678")))
                .isEqualTo(level(678));
        assertThat(parse(Fixture.UNRECOGNIZED.text().replace("\"kybId\": 678", "\"kybId\": 5, \"kybId\": 678")))
                .isEqualTo(Fixture.UNRECOGNIZED.event());
    }

    @Test
    void takesLastType() {
        String twice = "\"event\": \"kyc_session_failed\", \"event\": \"kyc_state_updated\"";

        assertThat(parse(levelBody("\"id\": \"" + ID + "\"").replace("\"event\": \"kyc_state_updated\"", twice)))
                .isEqualTo(level(12345));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kyc_state_updated", "payin_settled"})
    void takesLastDataWithoutAnythingOfEarlierOnes(String type) {
        String body = """
                {
                  "id": "550e8400-e29b-41d4-a716-446655440000",
                  "timestamp": "2025-06-19T17:14:13.123Z",
                  "data": {"kycId": 1, "userId": "550e8400-e29b-41d4-a716-446655440001", "state": "LIGHT"},
                  "event": "%s",
                  "data": {"kycId": 2, "state": "REGULAR"}
                }
                """.formatted(type);
        WebhookEvent expected = type.equals("payin_settled")
                ? new UnrecognizedEvent(UUID.fromString(ID), type, TIME, object("kycId", 2L, "state", "REGULAR"))
                : new StateUpdated(
                        UUID.fromString(ID),
                        TIME,
                        new Subject("", Optional.empty(), Optional.empty()),
                        2,
                        KycLevel.REGULAR);

        assertThat(parse(body)).isEqualTo(expected);
    }

    @Test
    void readsOtherSpellingIfDocumentedOneIsUnreadable() {
        assertThat(parse(levelBody("\"id\": 5, \"event_id\": \"" + ID + "\""))).isEqualTo(level(12345));
    }

    private static WebhookEvent parse(String body) {
        return new WebhookParser().parse(body);
    }

    private static String levelBody(String idFields) {
        return Fixture.STATE_UPDATED.text().replace("\"id\": \"" + ID + "\"", idFields);
    }

    private static StateUpdated level(long kycId) {
        return new StateUpdated(
                UUID.fromString(ID), TIME, Subject.user(UUID.fromString(USER_ID)), kycId, KycLevel.REGULAR);
    }

    /** Returns a body with the given fields in {@code data}, and with a session id. */
    private static String sessionBody(String fields) {
        String session = fields.contains("session") ? "" : "\"sessionId\": \"00000000-0000-0000-0000-000000000001\", ";
        return """
                {"id": "550e8400-e29b-41d4-a716-446655440000", "event": "kyc_session_verified",
                 "timestamp": "2025-06-19T17:14:13.123Z", "data": {%s%s}}
                """.formatted(session, fields);
    }
}
