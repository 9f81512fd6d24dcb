package com.raliopay.webhooks.json;

import static com.raliopay.webhooks.event.UnrecognizedEvent.MAX_NUMBER_DIGITS;
import static com.raliopay.webhooks.json.FreeFormData.array;
import static com.raliopay.webhooks.json.FreeFormData.nestedArray;
import static com.raliopay.webhooks.json.FreeFormData.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.CheckState;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookWriterTest {

    private static final UUID ID = UUID.fromString("c4f6d7a7-cf31-4ae4-af15-7571c0e7f743");
    private static final Instant TIME = Instant.parse("2026-03-17T16:49:37.314Z");
    private static final Subject USER = Subject.user(ID);
    private static final String ODD_TEXT =
            "\0\b\t\n\f\r\"\\/\u001F\u007F\u0085\u2028\uFEFF\uFFFF é顔🙅 \uD800 \uDC00\uDBFF";

    private static void assertReadAgain(WebhookEvent event) {
        assertThat(new WebhookParser(Integer.MAX_VALUE).parse(WebhookWriter.write(event)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void writesEveryFixture(Fixture fixture) {
        assertReadAgain(fixture.event());
    }

    static Stream<Instant> instants() {
        return Stream.of(
                Instant.MAX,
                Instant.MIN,
                Instant.EPOCH,
                Instant.EPOCH.minusNanos(1),
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("-0001-12-31T23:59:59.999999999Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.parse("2026-03-17T00:00:00.000000100Z"));
    }

    @ParameterizedTest
    @MethodSource("instants")
    void writesEveryInstant(Instant timestamp) {
        assertReadAgain(new SessionVerified(ID, timestamp, USER, ID));
        assertReadAgain(new UnrecognizedEvent(ID, "payin_settled", timestamp, Map.of()));
    }

    static Stream<LocalDate> dates() {
        return Stream.of(
                LocalDate.MAX,
                LocalDate.MIN,
                LocalDate.of(0, 1, 1),
                LocalDate.of(-1, 12, 31),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(10_000, 1, 1),
                LocalDate.of(2024, 2, 29));
    }

    @ParameterizedTest
    @MethodSource("dates")
    void writesEveryDate(LocalDate date) {
        assertReadAgain(new ExpirationWarning(ID, TIME, USER, 1, date, 14, "Renew."));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L})
    void writesEveryKycId(long number) {
        assertReadAgain(new StateUpdated(ID, TIME, USER, number, KycLevel.LIGHT));
        assertReadAgain(new ExpirationWarning(ID, TIME, USER, number, LocalDate.EPOCH, (int) number, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE})
    void writesEveryNumberOfDays(int days) {
        assertReadAgain(new ExpirationWarning(ID, TIME, USER, 1, LocalDate.EPOCH, days, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "user", "company", "7", "null", "true", ODD_TEXT})
    void writesEverySubject(String entityType) {
        Optional<UUID> id = Optional.of(ID);
        Optional<UUID> other = Optional.of(new UUID(0, 0));
        Optional<UUID> none = Optional.empty();

        assertReadAgain(new ManualReview(ID, TIME, new Subject(entityType, none, none), ID));
        assertReadAgain(new ManualReview(ID, TIME, new Subject(entityType, id, none), ID));
        assertReadAgain(new ManualReview(ID, TIME, new Subject(entityType, none, id), ID));
        assertReadAgain(new ManualReview(ID, TIME, new Subject(entityType, id, other), ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "1.50", " REGULAR ", "null", "true", ODD_TEXT})
    void writesEveryString(String text) {
        assertReadAgain(new StateUpdated(ID, TIME, USER, 1, text));
        assertReadAgain(new ExpirationWarning(ID, TIME, USER, 1, LocalDate.EPOCH, 14, text));
        assertReadAgain(new UnrecognizedEvent(ID, text, TIME, Map.of("text", text)));
        assertReadAgain(session(new Check(text, text, Map.of("text", text), List.of(reason(text)))));
    }

    private static Reason reason(String text) {
        return new Reason(text, text, text, Optional.of(text));
    }

    private static SessionFailed session(Check... checks) {
        return new SessionFailed(ID, TIME, USER, ID, List.of(checks));
    }

    @Test
    void writesEmptyStrings() {
        assertReadAgain(new ExpirationWarning(ID, TIME, USER, 1, LocalDate.EPOCH, 14, ""));
        assertReadAgain(new UnrecognizedEvent(ID, "payin_settled", TIME, object("", "")));
        assertReadAgain(session(new Check("", "", Map.of(), List.of())));
        assertReadAgain(session(
                new Check("", "", object("", ""), List.of(reason(""), new Reason("", "", "", Optional.empty())))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00",
                "1",
                "01",
                "2",
                "3",
                "-1",
                "+1",
                "1.0",
                "999999999",
                "1000000000",
                "99999999999999999999",
                "Validated",
                "REFUSED",
                "\u0661",
                " 1"
            })
    void writesEveryCheckState(String state) {
        assertReadAgain(session(new Check("document", state, Map.of(), List.of())));
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void writesEveryKnownCheckState(CheckState state) {
        assertReadAgain(session(new Check("document", state, Map.of(), List.of())));
    }

    static Stream<Object> values() {
        return Stream.of(
                true,
                false,
                0,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                BigInteger.ONE.shiftLeft(63),
                BigInteger.TEN.pow(MAX_NUMBER_DIGITS).subtract(BigInteger.ONE).negate(),
                new BigDecimal("0.0"),
                new BigDecimal("-0.000"),
                new BigDecimal("1.50"),
                new BigDecimal("1E+400"),
                new BigDecimal("1E-400"),
                new BigDecimal("123456789012345678901234567890.12345678901234567890"),
                new BigDecimal(BigInteger.ONE, 1 - MAX_NUMBER_DIGITS),
                new BigDecimal(BigInteger.ONE, MAX_NUMBER_DIGITS - 1),
                new BigDecimal(BigInteger.TEN.pow(MAX_NUMBER_DIGITS).subtract(BigInteger.ONE), 1),
                Double.MIN_VALUE,
                Float.MAX_VALUE,
                -0.0d,
                ODD_TEXT,
                List.of(),
                Map.of(),
                array((Object) null),
                array(null, array(null, array()), object("a", null)),
                object("a", object(), "b", null, "z", array(1, "2", false)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesEveryValueInData(Object value) {
        Map<String, @Nullable Object> data = object("value", value, "deep", array(object("value", value)));

        assertReadAgain(new UnrecognizedEvent(ID, "payin_settled", TIME, data));
        assertReadAgain(session(new Check("document", "1", data, List.of())));
    }

    @Test
    void writesDeepestData() {
        assertReadAgain(new UnrecognizedEvent(ID, "payin_settled", TIME, object("deep", nestedArray(998))));
        assertReadAgain(session(new Check("document", "1", object("deep", nestedArray(995)), List.of())));
    }

    @Test
    void writesNamesOfOwnFieldsInData() {
        Map<String, @Nullable Object> data =
                object("id", 1, "event", "x", "data", object("sessionId", null), "checks", 5);

        assertReadAgain(new UnrecognizedEvent(ID, "payin_settled", TIME, data));
        assertReadAgain(session(new Check("document", "1", data, List.of())));
    }

    @Test
    void writesManyLongChecks() {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String text = "é".repeat(i);
            checks.add(new Check("type" + i, "" + i, object(text, text), List.of(reason(text))));
        }
        assertReadAgain(new SessionVerified(ID, TIME, USER, ID, checks));
    }

    @Test
    void rejectsNull() {
        assertThatThrownBy(() -> WebhookWriter.write(nothing())).isInstanceOf(NullPointerException.class);
    }

    /** Returns what a caller without null checks may pass. */
    @SuppressWarnings("NullAway")
    private static WebhookEvent nothing() {
        return null;
    }
}
