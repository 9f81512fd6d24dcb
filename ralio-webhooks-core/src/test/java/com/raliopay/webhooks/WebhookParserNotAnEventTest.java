package com.raliopay.webhooks;

import static com.raliopay.webhooks.TestData.nestedArray;
import static com.raliopay.webhooks.TestData.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.WebhookParseException.Reason;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserNotAnEventTest {

    private static final UUID ID = UUID.fromString("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22");
    private static final Instant TIME = Instant.parse("2026-03-17T16:35:12.501Z");

    private static void assertNotAnEvent(byte[] body, String fault) {
        Fault refused = Fault.of(body);

        assertThat(refused.reason()).isEqualTo(Reason.NOT_AN_EVENT);
        assertThat(refused.pointer()).isEmpty();
        assertThat(refused.message()).matches("the body " + fault + "(, near byte \\d+)?");
    }

    private static void assertNotAnEvent(String body, String fault) {
        assertNotAnEvent(body.getBytes(StandardCharsets.UTF_8), fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t ", "\uFEFF", "null", "[]", "[{}]", "\"x\"", "\"{}\"", "5", "-0.5", "true"})
    void whatIsNoObjectIsNoEvent(String body) {
        assertNotAnEvent(body, "is not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=36f6bb7e&event=kyc_state_updated",
                "<event/>",
                "NULL",
                "\0",
                "{",
                "}",
                "]",
                "{]",
                "{'id': 1}",
                "{id: 1}",
                "{\"id\" 1}",
                "{\"id\": 1,}",
                "{\"id\": 01}",
                "{\"id\": +1}",
                "{\"id\": .5}",
                "{\"id\": 1.}",
                "{\"id\": 1e}",
                "{\"id\": NaN}",
                "{\"id\": Infinity}",
                "{\"id\": tru}",
                "{\"id\": undefined}",
                "{\"id\": \"\\x41\"}",
                "{\"id\": \"\\u12\"}",
                "{\"id\": \"a\nb\"}",
                "{\"id\": [1,]}",
                "{\"id\": 1} // comment",
                "{/* comment */}"
            })
    void whatIsNoJsonIsNoEvent(String body) {
        assertNotAnEvent(body, "is not JSON");
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void bodyThatIsCutOffAnywhereIsNoEvent(Fixture fixture) {
        byte[] body = fixture.bytes();

        for (int length = 0; length < body.length; length++) {
            assertNotAnEvent(Arrays.copyOf(body, length), length == 0 ? "is not a JSON object" : "is not JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "}", "]", ",", "\0", "'", "/", "\"", "nul", "-"})
    void garbageBehindTheEventIsNotOverlooked(String garbage) {
        String body = Fixture.SESSION_VERIFIED.text() + garbage;

        assertThat(Fault.of(body).eventType()).contains("kyc_session_verified");
        assertNotAnEvent(body, "is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {}", "\n[]", "null", "5 ", "\"x\"", "{"})
    void secondValueBehindTheEventIsNotOverlooked(String second) {
        String body = Fixture.SESSION_VERIFIED.text() + second;

        assertThat(Fault.of(body).eventType()).contains("kyc_session_verified");
        assertNotAnEvent(body, "is more than one JSON object");
        assertNotAnEvent(
                Fixture.SESSION_VERIFIED.text() + Fixture.SESSION_FAILED.text(), "is more than one JSON object");
    }

    @Test
    void bytesThatAreNoUtf8AreNoJson() {
        int[][] wrong = {
            {0xFF},
            {0xFE},
            {0x80},
            {0xBF},
            {0xC3, 'a'},
            {0xE2, 0x82, 'a'},
            {0xF0, 0x9F, 0x99, 'a'},
            {0xF8},
            // the slash and the quote in more bytes than they need, a surrogate, what is beyond Unicode
            {0xC0, 0xAF},
            {0xE0, 0x80, 0xA2},
            {0xED, 0xA0, 0x80},
            {0xF4, 0x90, 0x80, 0x80}
        };
        List<String> places = List.of(
                "{\"@\": 1}", "{\"x\": \"@\"}", "{\"event\": \"@\"}", "{\"data\": {\"k\": \"@\"}}", "{\"id\": @}");

        for (int[] bytes : wrong) {
            for (String place : places) {
                assertNotAnEvent(replaced(place, bytes), "is not JSON");
            }
        }
    }

    private static byte[] replaced(String text, int... bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            for (int written : b == '@' ? bytes : new int[] {b}) {
                body.write(written);
            }
        }
        return body.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 17, 1001})
    void textOfUtf16ThatIsCutInACharacterIsNoEvent(int length) {
        byte[] body =
                Arrays.copyOf(Fixture.SESSION_FAILED_SEVERAL_CHECKS.text().getBytes(StandardCharsets.UTF_16), length);

        assertNotAnEvent(body, "is not JSON( text)?");
    }

    @Test
    void typeThatWasReadBeforeTheFaultIsTold() {
        assertThat(Fault.of("{\"event\": \"payin_settled\", \"data\": {").eventType())
                .contains("payin_settled");
        assertThat(Fault.of("{\"data\": {\"event\": \"payin_settled\"}, !").eventType())
                .isEmpty();
    }

    @Test
    void unknownFieldMayBe64LevelsDeepAndNoDeeper() {
        WebhookEvent expected = Fixture.SESSION_VERIFIED.event();

        assertThat(new WebhookParser().parse(withUnknownField(arrays(63)))).isEqualTo(expected);
        assertThat(new WebhookParser().parse(withUnknownField(objects(63)))).isEqualTo(expected);
        assertTooDeep(withUnknownField(arrays(64)), null);
        assertTooDeep(withUnknownField(objects(64)), null);
    }

    private static String withUnknownField(String value) {
        return Fixture.SESSION_VERIFIED.text().replaceFirst("\\{", "{\"unknown\": " + value + ",");
    }

    @Test
    void dataOfAnUnrecognizedEventMayBe64LevelsDeepAndNoDeeper() {
        assertThat(new WebhookParser().parse(body("payin_settled", "{\"deep\": " + arrays(62) + "}")))
                .isEqualTo(new UnrecognizedEvent(ID, "payin_settled", TIME, object("deep", nestedArray(62))));
        assertTooDeep(body("payin_settled", "{\"deep\": " + arrays(63) + "}"), "payin_settled");
        assertTooDeep(body("payin_settled", "{\"deep\": " + objects(63) + "}"), "payin_settled");
    }

    @Test
    void dataOfACheckMayBe64LevelsDeepAndNoDeeper() {
        String data =
                "{\"sessionId\": \"36f6bb7e-e5da-4278-9ad8-df64c8c4cd22\", \"checks\": [{\"data\": {\"deep\": %s}}]}";
        Check check = new Check("", "", object("deep", nestedArray(59)), List.of());

        assertThat(new WebhookParser().parse(body("kyc_session_verified", data.replace("%s", arrays(59)))))
                .isEqualTo(new SessionVerified(
                        ID, TIME, new Subject("", Optional.empty(), Optional.empty()), ID, List.of(check)));
        assertTooDeep(body("kyc_session_verified", data.replace("%s", arrays(60))), "kyc_session_verified");
        assertTooDeep(body("kyc_session_verified", data.replace("%s", objects(60))), "kyc_session_verified");
    }

    @Test
    void bodyOfNothingButBracketsIsRefusedWithoutGoingAllTheWayDown() {
        assertTooDeep(withUnknownField("[".repeat(1_000_000)), null);
        assertTooDeep(withUnknownField("{\"a\":".repeat(1_000_000)), null);
    }

    private static void assertTooDeep(String body, @Nullable String eventType) {
        assertThat(Fault.of(body).eventType()).isEqualTo(Optional.ofNullable(eventType));
        assertNotAnEvent(body, "is nested too deeply; expected at most 64 levels");
    }

    private static String arrays(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String objects(int levels) {
        return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    private static String body(String type, String data) {
        return """
                {"id": "36f6bb7e-e5da-4278-9ad8-df64c8c4cd22", "event": "%s",
                 "timestamp": "2026-03-17T16:35:12.501Z", "data": %s}
                """.formatted(type, data);
    }

    @Test
    void missingBodyIsMisuse() {
        WebhookParser parser = new WebhookParser();

        assertThatThrownBy(() -> parser.parse((byte[]) nothing())).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> parser.parse((String) nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("body");
    }

    /** What a caller without null checks passes. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void limitThatReadsNothingIsRefused(int limit) {
        assertThatThrownBy(() -> new WebhookParser(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxBodyBytes must be positive, but is " + limit);
    }
}
