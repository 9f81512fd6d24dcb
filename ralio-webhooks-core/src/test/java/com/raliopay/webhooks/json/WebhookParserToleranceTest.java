package com.raliopay.webhooks.json;

import static com.raliopay.webhooks.json.Bodies.ID;
import static com.raliopay.webhooks.json.Bodies.SESSION_ID;
import static com.raliopay.webhooks.json.Bodies.TIME;
import static com.raliopay.webhooks.json.Bodies.WITHOUT_IDS;
import static com.raliopay.webhooks.json.Bodies.body;
import static com.raliopay.webhooks.json.Bodies.parse;
import static com.raliopay.webhooks.json.Bodies.parseVerified;
import static com.raliopay.webhooks.json.Bodies.verified;
import static com.raliopay.webhooks.json.Bodies.verifiedBody;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserToleranceTest {

    private static final UUID USER_ID = UUID.fromString("15299b4e-8af7-4716-8695-0bf1d0579944");

    @Test
    void readsSnakeCaseInData() {
        String warning = """
                {
                  "kyc_id": 12345,
                  "user_id": "15299b4e-8af7-4716-8695-0bf1d0579944",
                  "entity_type": "user",
                  "expiration_date": "2025-07-03",
                  "days_remaining": 14,
                  "action": "Renew."
                }
                """;
        assertThat(parse(body("kyc_expiration_warning", warning)))
                .isEqualTo(new ExpirationWarning(
                        ID, TIME, Subject.user(USER_ID), 12345, LocalDate.of(2025, 7, 3), 14, "Renew."));

        String review = """
                {
                  "session_id": "66062076-d3b7-470b-b5ca-cf9b92ad6b0e",
                  "related_party_id": "15299b4e-8af7-4716-8695-0bf1d0579944",
                  "entity_type": "related-party"
                }
                """;
        assertThat(parse(body("kyc_session_manual_review", review)))
                .isEqualTo(new ManualReview(ID, TIME, Subject.relatedParty(USER_ID), SESSION_ID));
    }

    @Test
    void treatsSubjectWithoutEntityTypeAsUser() {
        WebhookEvent event = parseVerified("\"user_id\": \"" + USER_ID + "\"");

        Subject subject = new Subject("", Optional.of(USER_ID), Optional.empty());
        assertThat(event).isEqualTo(verified(subject));
        assertThat(subject.id()).contains(USER_ID);
    }

    @ParameterizedTest
    @CsvSource({
        "12345, 12345",
        "'\"12345\"', 12345",
        "12345.0, 12345",
        "'\"12345.00\"', 12345",
        "1.2345e4, 12345",
        "0, 0",
        "-7, -7",
        "9223372036854775807, 9223372036854775807",
        "'\"-9223372036854775808\"', -9223372036854775808"
    })
    void readsNumberFromStringAndDecimal(String json, long kycId) {
        assertThat(parse(body("kyc_state_updated", "{\"kycId\": " + json + ", \"state\": \"LIGHT\"}")))
                .isEqualTo(new StateUpdated(ID, TIME, WITHOUT_IDS, kycId, "LIGHT"));
    }

    @ParameterizedTest
    @CsvSource({"14, 14", "'\"14\"', 14", "14.0, 14", "-3, -3", "2147483647, 2147483647", "-2147483648, -2147483648"})
    void readsDaysFromStringAndDecimal(String json, int days) {
        String data = "{\"kycId\": 1, \"expirationDate\": \"2025-07-03\", \"daysRemaining\": " + json + "}";

        assertThat(parse(body("kyc_expiration_warning", data)))
                .isEqualTo(new ExpirationWarning(ID, TIME, WITHOUT_IDS, 1, LocalDate.of(2025, 7, 3), days, ""));
    }

    @Test
    void readsTextFromNumberAndBoolean() {
        String data = "{\"kycId\": 1, \"state\": 3, \"entityType\": 4}";

        assertThat(parse(body("kyc_state_updated", data)))
                .isEqualTo(new StateUpdated(ID, TIME, new Subject("4", Optional.empty(), Optional.empty()), 1, "3"));
        assertThat(parseVerified(
                        "\"checks\": [{\"type\": 5, \"state\": 1.5, \"reasons\": [{\"code\": 6, \"message\": true}]}]"))
                .isEqualTo(verified(
                        WITHOUT_IDS,
                        new Check("5", "1.5", Map.of(), List.of(new Reason("", "6", "true", Optional.empty())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "relatedPartyId", "entityType", "checks", "user_id", "related_party_id"})
    void treatsNullAsAbsent(String field) {
        assertThat(parseVerified("\"" + field + "\": null")).isEqualTo(verified(WITHOUT_IDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "relatedPartyId", "entityType"})
    void treatsEmptyStringAsAbsent(String field) {
        assertThat(parseVerified("\"" + field + "\": \"\"")).isEqualTo(verified(WITHOUT_IDS));
    }

    @Test
    void keepsUnknownLevelAsText() {
        assertThat(parse(body("kyc_state_updated", "{\"kycId\": 1, \"state\": \"Premium+\"}")))
                .isEqualTo(new StateUpdated(ID, TIME, WITHOUT_IDS, 1, "Premium+"));
    }

    @Test
    void keepsUnknownCheckStateAndEntityTypeAsText() {
        assertThat(parseVerified("\"entityType\": \"company\"", "\"checks\": [{\"type\": \"aml\", \"state\": 17}]"))
                .isEqualTo(verified(
                        new Subject("company", Optional.empty(), Optional.empty()),
                        new Check("aml", "17", Map.of(), List.of())));
    }

    @Test
    void keepsBothIdsOfSubject() {
        String user = "\"userId\": \"" + USER_ID + "\"";
        String party = "\"relatedPartyId\": \"" + SESSION_ID + "\"";

        assertThat(parseVerified(user, party))
                .isEqualTo(verified(new Subject("", Optional.of(USER_ID), Optional.of(SESSION_ID))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-07-03",
                "2025-07-03T00:00:00Z",
                "2025-07-03T23:59:59.9999999-05:00",
                "2025-07-03T00:00:00",
                "2025-07-03 12:30"
            })
    void readsDateWithTime(String date) {
        String data = "{\"kycId\": 1, \"expirationDate\": \"" + date + "\", \"daysRemaining\": 14}";

        assertThat(parse(body("kyc_expiration_warning", data)))
                .isEqualTo(new ExpirationWarning(ID, TIME, WITHOUT_IDS, 1, LocalDate.of(2025, 7, 3), 14, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-17T16:35:12Z, 2026-03-17T16:35:12Z",
        "2026-03-17T16:35:12.5Z, 2026-03-17T16:35:12.5Z",
        "2026-03-17T16:35:12.501Z, 2026-03-17T16:35:12.501Z",
        "2026-03-17T17:02:28.7667797-05:00, 2026-03-17T22:02:28.7667797Z",
        "2026-03-17T16:35:12.123456789Z, 2026-03-17T16:35:12.123456789Z",
        "2026-03-17T16:35:12.12345678987654321Z, 2026-03-17T16:35:12.123456789Z",
        "2026-03-17T12:40:24-04:00, 2026-03-17T16:40:24Z",
        "2026-03-18T02:40:24+05:30, 2026-03-17T21:10:24Z"
    })
    void readsTimestampWithAnyFractionAndOffset(String sent, Instant expected) {
        String body = body("kyc_session_verified", "{\"sessionId\": \"" + SESSION_ID + "\"}")
                .replace("2026-03-17T16:35:12.501Z", sent);

        assertThat(parse(body)).isEqualTo(new SessionVerified(ID, expected, WITHOUT_IDS, SESSION_ID));
    }

    @Test
    void readsUpperCaseIds() {
        String body = body("kyc_session_verified", "{\"sessionId\": \"66062076-D3B7-470B-B5CA-CF9B92AD6B0E\"}")
                .replace("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22", "36F6BB7E-E5DA-4278-9AD8-DF64C8C4CD22");

        assertThat(parse(body)).isEqualTo(verified(WITHOUT_IDS));
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void ignoresByteOrderMarkAndSurroundingWhitespace(Fixture fixture) {
        assertThat(parse("\uFEFF" + fixture.text())).isEqualTo(fixture.event());
        assertThat(parse("\r\n\t " + fixture.text() + " \r\n\t")).isEqualTo(fixture.event());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void detectsOtherEncodingsOfUnicode(String charset) {
        Fixture fixture = Fixture.SESSION_FAILED_SEVERAL_CHECKS;
        byte[] body = fixture.text().getBytes(Charset.forName(charset));

        assertThat(new WebhookParser().parse(body)).isEqualTo(fixture.event());
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void readsStringLikeItsBytes(Fixture fixture) {
        assertThat(new WebhookParser().parse(new String(fixture.bytes(), StandardCharsets.UTF_8)))
                .isEqualTo(new WebhookParser().parse(fixture.bytes()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KYC_SESSION_VERIFIED",
                " kyc_session_verified",
                "kyc_session_verified\\n",
                "\\tKyc_Session_Verified "
            })
    void readsKnownTypeInAnyCaseAndWithSurroundingWhitespace(String type) {
        assertThat(parse(verifiedBody().replace("kyc_session_verified", type))).isEqualTo(verified(WITHOUT_IDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payin_settled", " Payin_Settled ", "KYC_SESSION_EXPIRED"})
    void keepsUnknownTypeAsSent(String type) {
        assertThat(parse(body(type, "{\"amount\": 5}")))
                .isEqualTo(new UnrecognizedEvent(ID, type, TIME, Map.of("amount", 5L)));
    }

    @Test
    void replacesBytesThatAreNotUtf8() {
        byte[] body = body("payin_settled", "{\"city\": \"M\u00e1laga\", \"a\u00f1o\": 2026}")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new WebhookParser().parse(body))
                .isEqualTo(new UnrecognizedEvent(
                        ID, "payin_settled", TIME, Map.of("city", "M\uFFFDlaga", "a\uFFFDo", 2026L)));
    }

    @Test
    void replacesByteBeforeQuoteAndKeepsValidUtf8BesideIt() {
        byte[] body = body("payin_settled", "{\"name\": \"Jos@\", \"city\": \"Málaga 🙅\"}")
                .getBytes(StandardCharsets.UTF_8);
        body[indexOf(body, '@')] = (byte) 0xE9; // the first of three bytes in UTF-8

        assertThat(new WebhookParser().parse(body))
                .isEqualTo(new UnrecognizedEvent(
                        ID, "payin_settled", TIME, Map.of("name", "Jos\uFFFD", "city", "Málaga 🙅")));
    }

    @Test
    void ignoresByteOrderMarkBeforeBytesThatAreNotUtf8() {
        byte[] body = ("\u00EF\u00BB\u00BF" + body("payin_settled", "{\"city\": \"M\u00e1laga\"}"))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new WebhookParser().parse(body))
                .isEqualTo(new UnrecognizedEvent(ID, "payin_settled", TIME, Map.of("city", "M\uFFFDlaga")));
    }

    private static int indexOf(byte[] body, char c) {
        return new String(body, StandardCharsets.ISO_8859_1).indexOf(c);
    }
}
