package com.raliopay.webhooks.json;

import static com.raliopay.webhooks.json.ParseFailure.notAnEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.json.WebhookParseException.Problem;
import com.raliopay.webhooks.testing.Fixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserNotAnEventTest {

    private static void assertNotJson(byte[] body) {
        assertThat(ParseFailure.of(body)).isEqualTo(notAnEvent("the body is not valid JSON"));
    }

    private static void assertNotJson(String body) {
        assertNotJson(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void namesCompressionOfBody() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(Fixture.SESSION_VERIFIED.bytes());
        }

        assertThat(ParseFailure.of(compressed.toByteArray())).isEqualTo(notAnEvent("the body is compressed with gzip"));
        assertNotJson(new byte[] {0x1F, 0x20});
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t ", "\uFEFF", "null", "[]", "[{}]", "\"x\"", "\"{}\"", "5", "-0.5", "true"})
    void rejectsBodyThatIsNoObject(String body) {
        assertThat(ParseFailure.of(body)).isEqualTo(notAnEvent("the body is not a JSON object"));
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
                "{1: 1}",
                "{\"id\" 1}",
                "{\"id\"}",
                "{\"id\":}",
                "{\"id\": 1,}",
                "{,\"id\": 1}",
                "{\"id\": 1,, \"event\": 2}",
                "{\"id\": 1 \"event\": 2}",
                "{\"id\": 01}",
                "{\"id\": +1}",
                "{\"id\": .5}",
                "{\"id\": 1.}",
                "{\"id\": 1e}",
                "{\"id\": 1e+}",
                "{\"id\": -}",
                "{\"id\": 0x10}",
                "{\"id\": 1_000}",
                "{\"id\": NaN}",
                "{\"id\": Infinity}",
                "{\"id\": -Infinity}",
                "{\"id\": tru}",
                "{\"id\": truee}",
                "{\"id\": True}",
                "{\"id\": undefined}",
                "{\"id\": 'a'}",
                "{\"id\": \"\\x41\"}",
                "{\"id\": \"\\u12\"}",
                "{\"id\": \"\\u004g\"}",
                "{\"id\": \"a\nb\"}",
                "{\"id\": \"a\tb\"}",
                "{\"id\": \"a\0b\"}",
                "{\"id\": [1,]}",
                "{\"id\": [,1]}",
                "{\"id\": [1 2]}",
                "{\"id\": [1}",
                "{\"id\": 1} // comment",
                "{/* comment */}",
                "{\"id\": 1 # comment\n}",
                "{\"id\":\u00A01}",
                "{\"id\":\f1}",
                "\uFEFF\uFEFF{}"
            })
    void rejectsBodyThatIsNotJson(String body) {
        assertNotJson(body);
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void rejectsTruncatedBody(Fixture fixture) {
        byte[] body = fixture.bytes();

        for (int length = 1; length < body.length; length++) {
            assertNotJson(Arrays.copyOf(body, length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "}", "]", ",", "\0", "'", "/", "nul", "\uFEFF"})
    void rejectsGarbageAfterEvent(String garbage) {
        assertNotJson(Fixture.SESSION_VERIFIED.text() + garbage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {}", "\n[]", "null", "5 ", "\"x\"", "\"", "{"})
    void rejectsSecondValueAfterEvent(String second) {
        assertThat(ParseFailure.of(Fixture.SESSION_VERIFIED.text() + second))
                .isEqualTo(notAnEvent("the body is more than one JSON object"));
    }

    @Test
    void rejectsBytesThatAreNotUtf8OutsideOfStrings() {
        for (String place : List.of("{\"id\": @}", "@{\"id\": 1}", "{\"id\": 1}@", "{@\"id\": 1}", "{\"id\"@: 1}")) {
            assertNotJson(place.replace('@', '\u00E9').getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void rejectsBytesThatAreNotUtf8InStringThatDoesNotEnd() {
        assertNotJson("{\"id\": \"\u00E9".getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 17, 1001})
    void rejectsUtf16ThatEndsInsideCharacter(int length) {
        String text = Fixture.SESSION_FAILED_SEVERAL_CHECKS.text();

        assertNotJson(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_16), length));
    }

    /** A second attempt, in which U+FFFD replaces the surrogate, would find other characters in the string. */
    @Test
    void rejectsUtf16WithUnpairedSurrogate() {
        String text = Fixture.SESSION_VERIFIED.text();
        byte[] body = text.getBytes(StandardCharsets.UTF_16BE);
        int at = 2 * text.indexOf("r\"");
        body[at] = (byte) 0xD8;
        body[at + 1] = 0;

        assertNotJson(body);
    }

    /** Jackson refuses such names since 2.21, which leaves earlier versions to the event's constructor. */
    @Test
    void rejectsUnpairedSurrogateInNameInData() {
        ParseFailure failure = ParseFailure.of(Bodies.body("payin_settled", "{\"\\uD800\": 1}"));

        assertThat(failure.problem()).isEqualTo(Problem.NOT_AN_EVENT);
        assertThat(failure.message())
                .isIn("the names in /data must be well-formed Unicode", "the body is not valid JSON");
    }
}
