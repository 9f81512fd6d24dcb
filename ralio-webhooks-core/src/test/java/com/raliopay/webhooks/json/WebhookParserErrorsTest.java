package com.raliopay.webhooks.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.raliopay.webhooks.json.WebhookParseException.Problem;
import com.raliopay.webhooks.testing.Fixture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every required field, missing and with unreadable values. These contain 4711, which no message may repeat. */
class WebhookParserErrorsTest {

    private static final String UUID_EXPECTED = "a UUID";
    private static final String TIME_EXPECTED = "an ISO 8601 date and time with an offset";
    private static final String DATE_EXPECTED = "an ISO 8601 date";

    private static final List<String> STRUCTURES = List.of("{}", "[]", "{\"a\": 4711}", "[4711]", "[{\"a\": [4711]}]");
    private static final List<String> NOT_UUIDS = List.of(
            "\"SECRET-4711\"",
            "4711",
            "4711.5",
            "true",
            "\" \"",
            "\"471100ab-e5da-4278-9ad8-df64c8c4cd2\"",
            "\"471100ab-e5da-4278-9ad8-df64c8c4cd222\"",
            "\"471100ag-e5da-4278-9ad8-df64c8c4cd22\"",
            "\"471100ab-e5da-4278-9ad8-df64c8c4cd2\\u0661\"",
            "\"471100ab0e5da-4278-9ad8-df64c8c4cd22\"",
            "\"471100abe5da42789ad8df64c8c4cd22\"",
            "\"{471100ab-e5da-4278-9ad8-df64c8c4cd22}\"",
            "\" 471100ab-e5da-4278-9ad8-df64c8c4cd22\"",
            "\"0-0-0-0-4711\"");
    private static final List<String> NOT_TIMES = List.of(
            "\"SECRET-4711\"",
            "4711",
            "1773765312000",
            "false",
            "\" \"",
            "\"4711-03-17\"",
            "\"4711-03-17T16:35:12\"",
            "\"4711-13-17T16:35:12Z\"",
            "\"4711-02-29T16:35:12Z\"",
            "\"4711-03-17T24:35:12Z\"",
            "\"4711-03-17T16:60:12Z\"",
            "\"4711-03-17T16:35:12Z4711\"",
            "\"17.03.4711 16:35\"");
    private static final List<String> NOT_DATES = List.of(
            "\"SECRET-4711\"",
            "4711",
            "20250703",
            "true",
            "\" \"",
            "\"4711-02-29\"",
            "\"4711-04-31\"",
            "\"4711-00-01\"",
            "\"4711-7-3\"",
            "\"03/07/4711\"",
            "\"4711-07-03T\"",
            "\"4711-07-03T25:00:00Z\"");
    private static final List<String> NOT_LONGS = List.of(
            "\"SECRET-4711\"",
            "4711.5",
            "\"4711.5\"",
            "9223372036854775808",
            "-9223372036854775809",
            "\"92233720368547758074711\"",
            "4711e99",
            "4711e-9",
            "true",
            "\" \"",
            "\"4711 \"",
            "\"0x4711\"",
            "\"4,711\"",
            "\"-\"",
            "\"NaN\"");
    private static final List<String> NOT_INTS =
            List.of("2147483648", "-2147483649", "47110000000", "\"4711.5\"", "\"x\"");

    private static final Map<String, Fixture> EVENTS = Stream.of(
                    Fixture.SESSION_VERIFIED,
                    Fixture.MANUAL_REVIEW,
                    Fixture.SESSION_FAILED,
                    Fixture.STATE_UPDATED,
                    Fixture.EXPIRATION_WARNING,
                    Fixture.UNRECOGNIZED)
            .collect(Collectors.toMap(
                    fixture -> fixture.event().type(), fixture -> fixture, (a, b) -> a, LinkedHashMap::new));

    record Required(String type, String pointer, String expected, List<String> badValues) {

        String name() {
            return pointer.substring(pointer.lastIndexOf('/') + 1);
        }

        /** Returns the fixture with another name and value for this field. */
        String body(String name, String json) {
            String field = "\"" + name() + "\": (\"[^\"]*\"|-?\\d+|(?s)\\{.*\\}(?=\\s*\\}))";
            String replacement = Matcher.quoteReplacement("\"" + name + "\": " + json);
            String fixture = text();
            String body = fixture.replaceFirst(field, replacement);
            assertThat(body).isNotEqualTo(fixture);
            return body;
        }

        String text() {
            return requireNonNull(EVENTS.get(type)).text();
        }
    }

    static Stream<Required> required() {
        return EVENTS.keySet().stream().flatMap(type -> {
            boolean other = type.equals("kyc_session_manual_review");
            Stream<Required> envelope = Stream.of(
                    new Required(type, other ? "/eventId" : "/id", UUID_EXPECTED, NOT_UUIDS),
                    new Required(type, "/timestamp", TIME_EXPECTED, NOT_TIMES),
                    new Required(
                            type, "/data", "an object", List.of("\"SECRET-4711\"", "\" \"", "4711", "true", "[4711]")));
            return Stream.concat(envelope, requiredInData(type));
        });
    }

    private static Stream<Required> requiredInData(String type) {
        Required kycId = new Required(type, "/data/kycId", "a 64-bit integer", NOT_LONGS);
        return switch (type) {
            case "kyc_state_updated" ->
                Stream.of(
                        kycId,
                        new Required(
                                type, "/data/state", "a string that is not blank", List.of("\" \"", "\"\\t\\n\"")));
            case "kyc_expiration_warning" ->
                Stream.of(
                        kycId,
                        new Required(type, "/data/expirationDate", DATE_EXPECTED, NOT_DATES),
                        new Required(type, "/data/daysRemaining", "a 32-bit integer", NOT_LONGS),
                        new Required(type, "/data/daysRemaining", "a 32-bit integer", NOT_INTS));
            case "kyb_state_updated" -> Stream.empty();
            default -> Stream.of(new Required(type, "/data/sessionId", UUID_EXPECTED, NOT_UUIDS));
        };
    }

    static Stream<Arguments> unreadable() {
        return required().flatMap(field -> {
            Stream<String> structures = field.pointer().equals("/data") ? Stream.empty() : STRUCTURES.stream();
            return Stream.concat(field.badValues().stream(), structures).map(json -> arguments(field, json));
        });
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void namesUnreadableRequiredFieldWithoutItsValue(Required field, String json) {
        ParseFailure fault = ParseFailure.of(field.body(field.name(), json));

        assertThat(fault).isEqualTo(ParseFailure.unreadable(field.type(), field.pointer(), field.expected()));
        assertThat(fault.message()).doesNotContain("4711", "SECRET");
    }

    @ParameterizedTest
    @MethodSource("required")
    void namesMissingRequiredFieldAsDocumented(Required field) {
        // a missing field is reported in its first spelling
        String pointer = field.pointer().equals("/eventId") ? "/id" : field.pointer();
        ParseFailure expected = ParseFailure.missing(field.type(), pointer, field.expected());

        assertThat(ParseFailure.of(field.body(field.name(), "null"))).isEqualTo(expected);
        assertThat(ParseFailure.of(field.body("unknown", "5"))).isEqualTo(expected);
        assertThat(ParseFailure.of(field.body(field.name(), "\"\""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "kyc_session_verified, /id, eventId, /eventId, a UUID",
        "kyc_session_verified, /id, event_id, /event_id, a UUID",
        "kyc_session_manual_review, /eventId, id, /id, a UUID",
        "kyc_session_failed, /data/sessionId, session_id, /data/session_id, a UUID",
        "kyc_state_updated, /data/kycId, kyc_id, /data/kyc_id, a 64-bit integer",
        "kyc_expiration_warning, /data/expirationDate, expiration_date, /data/expiration_date, an ISO 8601 date",
        "kyc_expiration_warning, /data/daysRemaining, days_remaining, /data/days_remaining, a 32-bit integer",
        "kyc_session_verified, /data/userId, user_id, /data/user_id, a UUID"
    })
    void pointsToFieldAsSent(String type, String documented, String name, String pointer, String expected) {
        Required field = new Required(type, documented, expected, List.of());

        assertThat(ParseFailure.of(field.body(name, "\"SECRET-4711\"")))
                .isEqualTo(ParseFailure.unreadable(type, pointer, expected));
    }

    static Stream<Arguments> idsOfSubjects() {
        return Stream.of(Fixture.values())
                .filter(fixture -> fixture != Fixture.UNRECOGNIZED)
                .flatMap(fixture -> NOT_UUIDS.stream().map(json -> arguments(fixture, json)));
    }

    @ParameterizedTest
    @MethodSource("idsOfSubjects")
    void rejectsUnreadableIdOfSubject(Fixture fixture, String json) {
        String name = fixture.text().contains("relatedPartyId") ? "relatedPartyId" : "userId";
        Required field = new Required(fixture.event().type(), "/data/" + name, UUID_EXPECTED, List.of());
        String body = fixture.text()
                .replaceFirst("\"" + name + "\": \"[^\"]*\"", Matcher.quoteReplacement("\"" + name + "\": " + json));

        assertThat(ParseFailure.of(body))
                .isEqualTo(ParseFailure.unreadable(field.type(), field.pointer(), UUID_EXPECTED));
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void ignoresUnreadableFieldsOfOtherEvents(Fixture fixture) {
        String body = fixture.text();
        StringBuilder others = new StringBuilder();
        for (String name :
                List.of("sessionId", "kycId", "expirationDate", "daysRemaining", "action", "checks", "state")) {
            if (!body.contains("\"" + name + "\"") && fixture != Fixture.UNRECOGNIZED) {
                others.append('"').append(name).append("\": {\"x\": 1}, ");
            }
        }
        String withOthers = body.replaceFirst("\"data\": \\{", "\"data\": {" + others);

        assertThat(new WebhookParser().parse(withOthers)).isEqualTo(fixture.event());
    }

    @Test
    void reportsFirstFailureInOrderOfEnvelope() {
        String body = "{\"data\": 4711, \"timestamp\": 4711, \"id\": 4711, \"event\": \"kyc_state_updated\"}";

        assertThat(ParseFailure.of(body)).isEqualTo(ParseFailure.unreadable("kyc_state_updated", "/id", UUID_EXPECTED));
        assertThat(ParseFailure.of("{\"event\": \"kyc_state_updated\"}"))
                .isEqualTo(ParseFailure.missing("kyc_state_updated", "/id", UUID_EXPECTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"event\": null,", "\"event\": \"\",", "\"eventType\": null, \"event_type\": \"\","})
    void rejectsBodyWithoutType(String type) {
        assertThat(ParseFailure.of("{" + type + " \"id\": \"x\", \"data\": {}}"))
                .isEqualTo(new ParseFailure(
                        Problem.NOT_AN_EVENT,
                        "/event",
                        Optional.empty(),
                        "/event must be a string that is not blank but was missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event      | \" \"",
                "event      | \"\\t\\n\"",
                "event      | {\"type\": \"4711\"}",
                "event      | []",
                "eventType  | {}",
                "event_type | [\"4711\"]"
            })
    void rejectsTypeThatIsNoText(String name, String json) {
        String pointer = "/" + name;

        assertThat(ParseFailure.of("{\"" + name + "\": " + json + ", \"id\": \"x\", \"data\": {}}"))
                .isEqualTo(new ParseFailure(
                        Problem.NOT_AN_EVENT,
                        pointer,
                        Optional.empty(),
                        pointer + " must be a string that is not blank but was unreadable"));
    }
}
