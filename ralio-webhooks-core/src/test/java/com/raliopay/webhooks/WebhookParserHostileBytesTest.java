package com.raliopay.webhooks;

import static com.raliopay.webhooks.TestData.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.WebhookParseException.Reason;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that nobody sends by accident: all end in an event or in a {@link WebhookParseException}. */
class WebhookParserHostileBytesTest {

    private static final UUID ID = UUID.fromString("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22");
    private static final Instant TIME = Instant.parse("2026-03-17T16:35:12.501Z");
    private static final Subject NOBODY = new Subject("", Optional.empty(), Optional.empty());
    private static final String MANY_DIGITS = "4711".repeat(50_000);

    private static WebhookEvent parse(String type, String data) {
        return new WebhookParser().parse(body(type, data));
    }

    private static String body(String type, String data) {
        return """
                {"id": "36f6bb7e-e5da-4278-9ad8-df64c8c4cd22", "event": "%s",
                 "timestamp": "2026-03-17T16:35:12.501Z", "data": %s}
                """.formatted(type, data);
    }

    static Stream<String> hugeNumbers() {
        return Stream.of(
                MANY_DIGITS,
                "-" + MANY_DIGITS,
                "0." + MANY_DIGITS,
                MANY_DIGITS + ".5",
                "1e" + MANY_DIGITS,
                "1E-" + MANY_DIGITS,
                "1e999999999",
                "1e-999999999",
                "1e99999999999",
                "-1e-99999999999",
                "1e2147483647",
                "1e-2147483648");
    }

    @ParameterizedTest
    @MethodSource("hugeNumbers")
    void hugeNumberIsNoKycIdAndNoNumberOfDays(String number) {
        for (String json : List.of(number, "\"" + number + "\"")) {
            assertThat(Fault.of(body("kyc_state_updated", "{\"kycId\": " + json + ", \"state\": \"LIGHT\"}")))
                    .isEqualTo(Fault.unreadable("kyc_state_updated", "/data/kycId", "an integer of 64 bits"));

            String warning = "{\"kycId\": 1, \"expirationDate\": \"2025-07-03\", \"daysRemaining\": " + json + "}";
            assertThat(Fault.of(body("kyc_expiration_warning", warning)))
                    .isEqualTo(
                            Fault.unreadable("kyc_expiration_warning", "/data/daysRemaining", "an integer of 32 bits"));
        }
    }

    @ParameterizedTest
    @MethodSource("hugeNumbers")
    void hugeNumberInAnUnknownFieldIsReadOver(String number) {
        String body = Fixture.STATE_UPDATED
                .text()
                .replaceFirst("\\{", "{\"unknown\": " + number + ", \"more\": [" + number + "],")
                .replaceFirst("\"data\": \\{", "\"data\": {\"unknown\": " + number + ",");

        assertThat(new WebhookParser().parse(body)).isEqualTo(Fixture.STATE_UPDATED.event());
    }

    static Stream<Arguments> numbersInData() {
        String thousand = "7".repeat(1000);
        return Stream.of(
                Arguments.of("0", 0L),
                Arguments.of("-0", 0L),
                Arguments.of("999999999999999999", 999999999999999999L),
                Arguments.of("9223372036854775807", Long.MAX_VALUE),
                Arguments.of("-9223372036854775808", Long.MIN_VALUE),
                Arguments.of("9223372036854775808", new BigInteger("9223372036854775808")),
                Arguments.of("14.0", new BigDecimal("14.0")),
                Arguments.of("14.50", new BigDecimal("14.50")),
                Arguments.of("-0.0", new BigDecimal("0.0")),
                Arguments.of("1.4e1", 14L),
                Arguments.of("1e999999999", new BigDecimal("1e999999999")),
                Arguments.of("1e-999999999", new BigDecimal("1e-999999999")),
                Arguments.of(thousand, new BigInteger(thousand)),
                // beyond any number of Java, or too long to be turned into one in linear time
                Arguments.of("1e99999999999", "1e99999999999"),
                Arguments.of("-1e-99999999999", "-1e-99999999999"),
                Arguments.of(thousand.repeat(2), thousand.repeat(2)),
                Arguments.of("1e2147483647", "1e2147483647"),
                Arguments.of("1." + thousand, "1." + thousand),
                Arguments.of("0." + MANY_DIGITS, "0." + MANY_DIGITS),
                Arguments.of(MANY_DIGITS, MANY_DIGITS));
    }

    @ParameterizedTest
    @MethodSource("numbersInData")
    void numberInFreeDataIsANumberOrElseItsText(String json, Object expected) {
        assertThat(parse("payin_settled", "{\"amount\": " + json + "}"))
                .isEqualTo(new UnrecognizedEvent(ID, "payin_settled", TIME, object("amount", expected)));
        assertThat(parse("kyc_session_verified", sessionWithCheckData("{\"score\": " + json + "}")))
                .isEqualTo(session(new Check("", "", object("score", expected), List.of())));
    }

    private static String sessionWithCheckData(String data) {
        return "{\"sessionId\": \"" + ID + "\", \"checks\": [{\"data\": " + data + "}]}";
    }

    private static SessionVerified session(Check check) {
        return new SessionVerified(ID, TIME, NOBODY, ID, List.of(check));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "é", "顔", "🙅"})
    void namesAndTextsOfHundredsOfKilobytesAreRead(String character) {
        String text = character.repeat(300_000);
        String field = "\"" + text + "\": \"" + text + "\"";

        assertThat(parse("payin_settled", "{" + field + "}"))
                .isEqualTo(new UnrecognizedEvent(ID, "payin_settled", TIME, object(text, text)));
        assertThat(parse("kyc_session_verified", "{" + field + ", \"sessionId\": \"" + ID + "\"}"))
                .isEqualTo(new SessionVerified(ID, TIME, NOBODY, ID));
    }

    @Test
    void longTextIsNoIdAndNoTime() {
        String text = "\"" + "f".repeat(300_000) + "\"";
        String digits = "\"+" + "9".repeat(300_000) + "\"";

        assertThat(Fault.of(body("kyc_session_verified", "{\"sessionId\": " + text + "}")))
                .isEqualTo(Fault.unreadable("kyc_session_verified", "/data/sessionId", "a UUID"));
        assertThat(Fault.of(body("kyc_session_verified", "{}").replace("\"2026-03-17T16:35:12.501Z\"", digits)))
                .isEqualTo(Fault.unreadable(
                        "kyc_session_verified", "/timestamp", "an ISO 8601 date and time with an offset"));
        assertThat(Fault.of(body("kyc_expiration_warning", "{\"kycId\": 1, \"expirationDate\": " + digits + "}")))
                .isEqualTo(Fault.unreadable("kyc_expiration_warning", "/data/expirationDate", "an ISO 8601 date"));
    }

    @Test
    void longTypeIsKeptAsSent() {
        String type = "payin_".repeat(50_000);

        assertThat(parse(type, "{}")).isEqualTo(new UnrecognizedEvent(ID, type, TIME, object()));
    }

    @Test
    void loneSurrogatesAndControlCharactersAreKeptAsSent() {
        String escaped = "\\uD800 \\uDC00\\uDBFF \\u0000 \\u001F \\u2028 \\uFFFF";
        String text = "\uD800 \uDC00\uDBFF \0 \u001F \u2028 \uFFFF";

        assertThat(parse("x" + escaped, "{\"text\": \"" + escaped + "\"}"))
                .isEqualTo(new UnrecognizedEvent(ID, "x" + text, TIME, object("text", text)));
    }

    @Test
    void loneSurrogatesInNamesAreKeptAsSent() {
        assertThat(parse("payin_settled", "{\"\\uD800\": 1, \"\\uDC00\\uDBFF\": 2}"))
                .isEqualTo(new UnrecognizedEvent(ID, "payin_settled", TIME, object("\uD800", 1L, "\uDC00\uDBFF", 2L)));
    }

    @Test
    void escapedCharactersInNamesAreKeptAsSent() {
        assertThat(parse("payin_settled", "{\"\\uD83D\\uDE45 \\u9854\\u00e9 \\u0000\\\"\\/\": 1}"))
                .isEqualTo(new UnrecognizedEvent(ID, "payin_settled", TIME, object("🙅 顔é \0\"/", 1L)));
    }

    @Test
    void namesOfOneHashAndManyNamesAreRead() {
        StringBuilder data = new StringBuilder("{");
        for (int i = 0; i < 4096; i++) {
            // twelve times "Aa" or "BB", which String.hashCode does not tell apart
            for (int bit = 0; bit < 12; bit++) {
                data.append(bit == 0 ? "\"" : "").append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            data.append("\": ").append(i).append(", ");
        }
        data.append("\"last\": true}");

        WebhookEvent event = parse("payin_settled", data.toString());

        assertThat(event)
                .isInstanceOfSatisfying(
                        UnrecognizedEvent.class,
                        unrecognized -> assertThat(unrecognized.data())
                                .hasSize(4097)
                                .containsEntry("Aa".repeat(12), 0L)
                                .containsEntry("BB".repeat(12), 4095L)
                                .containsEntry("last", true));
    }

    @Test
    void bodyAtTheDefaultLimitIsReadAndOneByteMoreIsNot() {
        byte[] event = Fixture.SESSION_VERIFIED.bytes();
        byte[] body = Arrays.copyOf(event, WebhookParser.DEFAULT_MAX_BODY_BYTES);
        Arrays.fill(body, event.length, body.length, (byte) ' ');

        assertThat(new WebhookParser().parse(body)).isEqualTo(Fixture.SESSION_VERIFIED.event());

        byte[] longer = Arrays.copyOf(body, body.length + 1);
        assertThat(Fault.of(longer))
                .isEqualTo(new Fault(
                        Reason.TOO_LARGE,
                        "",
                        Optional.empty(),
                        "the body has 10485761 bytes; expected at most 10485760"));
    }

    @Test
    void lengthIsCountedInBytesNotInCharacters() {
        String body = "\"" + "é".repeat(10) + "\"";
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;

        assertThat(bytes).isEqualTo(22);
        assertThat(reason(new WebhookParser(21), body)).contains(Reason.TOO_LARGE);
        assertThat(reason(new WebhookParser(22), body)).contains(Reason.NOT_AN_EVENT);
    }

    private static Optional<Reason> reason(WebhookParser parser, String body) {
        try {
            parser.parse(body);
            return Optional.empty();
        } catch (WebhookParseException e) {
            return Optional.of(e.reason());
        }
    }

    @Test
    void bodyIsNotChanged() {
        byte[] body = Fixture.SESSION_FAILED_SEVERAL_CHECKS.bytes();

        new WebhookParser().parse(body);

        assertThat(body).isEqualTo(Fixture.SESSION_FAILED_SEVERAL_CHECKS.bytes());
    }
}
