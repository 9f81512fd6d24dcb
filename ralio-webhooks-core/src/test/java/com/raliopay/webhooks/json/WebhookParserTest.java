package com.raliopay.webhooks.json;

import static com.raliopay.webhooks.json.Bodies.ID;
import static com.raliopay.webhooks.json.Bodies.TIME;
import static com.raliopay.webhooks.json.Bodies.WITHOUT_IDS;
import static com.raliopay.webhooks.json.Bodies.body;
import static com.raliopay.webhooks.json.Bodies.nestedArrays;
import static com.raliopay.webhooks.json.Bodies.nestedObjects;
import static com.raliopay.webhooks.json.Bodies.parse;
import static com.raliopay.webhooks.json.Bodies.parseVerified;
import static com.raliopay.webhooks.json.Bodies.verified;
import static com.raliopay.webhooks.json.Bodies.verifiedBody;
import static com.raliopay.webhooks.json.FreeFormData.array;
import static com.raliopay.webhooks.json.FreeFormData.nestedArray;
import static com.raliopay.webhooks.json.FreeFormData.object;
import static com.raliopay.webhooks.json.ParseFailure.notAnEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.json.WebhookParseException.Problem;
import com.raliopay.webhooks.testing.Fixture;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits, arguments, and {@link WebhookParser#parseData}. */
class WebhookParserTest {

    private static final String TOO_MUCH = "the body exceeds Jackson's limits on nesting or length";

    @Test
    void readsBodyOfExactlyTheDefaultLimit() {
        byte[] event = Fixture.SESSION_VERIFIED.bytes();
        byte[] body = Arrays.copyOf(event, 1024 * 1024);
        Arrays.fill(body, event.length, body.length, (byte) ' ');

        assertThat(new WebhookParser().maxBodyBytes()).isEqualTo(body.length);
        assertThat(new WebhookParser().parse(body)).isEqualTo(Fixture.SESSION_VERIFIED.event());
        assertThat(ParseFailure.of(Arrays.copyOf(body, body.length + 1)))
                .isEqualTo(new ParseFailure(
                        Problem.TOO_LARGE,
                        "",
                        Optional.empty(),
                        "the body must have at most 1048576 bytes but had 1048577"));
    }

    @Test
    void measuresLengthInBytes() {
        WebhookParser parser = new WebhookParser(21);

        assertThatThrownBy(() -> parser.parse("\"" + "é".repeat(10) + "\""))
                .isInstanceOf(WebhookParseException.class)
                .hasMessage("the body must have at most 21 bytes but had 22");
        assertThatThrownBy(() -> parser.parse("\"" + "é".repeat(9) + "\""))
                .isInstanceOf(WebhookParseException.class)
                .hasMessage("the body is not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void rejectsLimitThatIsNotPositive(int limit) {
        assertThatThrownBy(() -> new WebhookParser(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxBodyBytes must be positive but was " + limit);
    }

    @Test
    void rejectsNull() {
        WebhookParser parser = new WebhookParser();

        assertThatThrownBy(() -> parser.parse((byte[]) nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("body");
        assertThatThrownBy(() -> parser.parse((String) nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("body");
        assertThatThrownBy(() -> parser.parseData(nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("body");
    }

    /** Returns what a caller without null checks may pass. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @Test
    void leavesBodyUnchanged() {
        byte[] body = Fixture.SESSION_FAILED_SEVERAL_CHECKS.bytes();

        new WebhookParser().parse(body);

        assertThat(body).isEqualTo(Fixture.SESSION_FAILED_SEVERAL_CHECKS.bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 998, 999})
    void readsUnknownFieldThatIsDeeplyNested(int levels) {
        assertThat(parse(withUnknownField(nestedArrays(levels)))).isEqualTo(verified(WITHOUT_IDS));
        assertThat(parse(withUnknownField(nestedObjects(levels)))).isEqualTo(verified(WITHOUT_IDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001, 100_000})
    void rejectsBodyOfMoreThan1000Levels(int levels) {
        assertThat(ParseFailure.of(withUnknownField(nestedArrays(levels)))).isEqualTo(notAnEvent(TOO_MUCH));
        assertThat(ParseFailure.of(withUnknownField(nestedObjects(levels)))).isEqualTo(notAnEvent(TOO_MUCH));
        assertThat(ParseFailure.of(withUnknownField("[".repeat(levels)))).isEqualTo(notAnEvent(TOO_MUCH));
    }

    private static String withUnknownField(String value) {
        return verifiedBody().replaceFirst("\\{", "{\"unknown\": " + value + ",");
    }

    @Test
    void keepsDeepestData() {
        assertThat(parse(body("payin_settled", "{\"deep\": " + nestedArrays(998) + "}")))
                .isEqualTo(new UnrecognizedEvent(ID, "payin_settled", TIME, object("deep", nestedArray(998))));
        assertThat(parseVerified("\"checks\": [{\"data\": {\"deep\": " + nestedArrays(995) + "}}]"))
                .isEqualTo(verified(WITHOUT_IDS, new Check("", "", object("deep", nestedArray(995)), List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-7", "0.7", "7e1", "1e7"})
    void rejectsNumberOfMoreThan1000Characters(String start) {
        String number = start + "7".repeat(1_001);

        assertThat(ParseFailure.of(withUnknownField(number))).isEqualTo(notAnEvent(TOO_MUCH));
        assertThat(ParseFailure.of(body("payin_settled", "{\"n\": [" + number + "]}")))
                .isEqualTo(notAnEvent(TOO_MUCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "é", "顔", "🙅"})
    void readsLongStringsAndTypes(String character) {
        String text = character.repeat(100_000);

        assertThat(parse(body(text, "{\"text\": \"" + text + "\"}")))
                .isEqualTo(new UnrecognizedEvent(ID, text, TIME, object("text", text)));
    }

    @Test
    void returnsAllData() {
        byte[] body = verifiedBody("\"more\": [1, 1.50, 14e0, true, null, {\"a\": \"b\"}]")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(new WebhookParser().parseData(body))
                .isEqualTo(object(
                        "sessionId",
                        Bodies.SESSION_ID.toString(),
                        "more",
                        array(1L, new BigDecimal("1.50"), 14L, true, null, object("a", "b"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"data\": null}", "{\"data\": [1]}", "{\"data\": {\"a\": 1}", "5"})
    void returnsNoDataOfOtherBodies(String body) {
        assertThat(new WebhookParser().parseData(body.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void returnsNoDataOfTooLargeBody() {
        byte[] body = "{\"data\": {\"a\": 1}}".getBytes(StandardCharsets.UTF_8);

        assertThat(new WebhookParser(body.length).parseData(body)).isEqualTo(object("a", 1L));
        assertThat(new WebhookParser(body.length - 1).parseData(body)).isEmpty();
    }
}
