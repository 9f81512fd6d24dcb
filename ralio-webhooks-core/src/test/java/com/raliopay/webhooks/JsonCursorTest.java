package com.raliopay.webhooks;

import static com.raliopay.webhooks.JacksonComparison.assertReadAsByJackson;

import com.raliopay.webhooks.fixture.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cursor takes what Jackson takes, and reads it as Jackson does; where it does not, the test says why. */
class JsonCursorTest {

    private static final byte[] INTERESTING = "{}[]:,\"\\/0123456789eE+-.tfnul \n\r\t\0uDd8\u0080\u00C3\u00ED\u00F0"
            .getBytes(StandardCharsets.ISO_8859_1);

    static Stream<String> values() {
        return Stream.of(
                "0",
                "-0",
                "-1",
                "10",
                "1.0",
                "0.5",
                "-0.5e-3",
                "1e5",
                "1E+5",
                "1e-05",
                "123456789012345678901234567890",
                "00",
                "01",
                "-01",
                "-",
                "--1",
                "+1",
                ".5",
                "1.",
                "1.e5",
                "1e",
                "1e+",
                "1e5.5",
                "0x10",
                "1_000",
                "1 2",
                "1f",
                "NaN",
                "-Infinity",
                "true",
                "false",
                "null",
                "True",
                "tru",
                "truee",
                "nul",
                "nulll",
                "fals",
                "undefined",
                "\"\"",
                "\"a\"",
                "\"",
                "\"a",
                "'a'",
                "a",
                "\"a\" \"b\"",
                "\"\\\"\"",
                "\"\\\\\"",
                "\"\\\"",
                "\"\\\\\\\"",
                "\"\\/\\b\\f\\n\\r\\t\"",
                "\"\\u0041\\u00e9\\u00E9\\u9854\"",
                "\"\\ud83d\\ude45\"",
                "\"\\ud83d\"",
                "\"\\ude45\\ud83d\"",
                "\"\\a\"",
                "\"\\0\"",
                "\"\\U0041\"",
                "\"\\u004\"",
                "\"\\u004g\"",
                "\"\\u 041\"",
                "\"\\u00\"41",
                "\"\\\n\"",
                "\"\\é\"",
                "\"é\"",
                "\"顔\"",
                "\"🙅\"",
                "\"\u007F\"",
                "\"\u0080\"",
                "\"\uFFFF\"",
                "\"a\tb\"",
                "\"a\nb\"",
                "\"a\0b\"",
                "\"\u001F\"",
                "\"\u2028\"",
                "[]",
                "[ ]",
                "[1]",
                "[1,2]",
                "[ 1 , 2 ]",
                "[1,]",
                "[,1]",
                "[1,,2]",
                "[1 2]",
                "[1:2]",
                "[",
                "[1",
                "[1,",
                "]",
                "[]]",
                "[}",
                "{}",
                "{ }",
                "{\"a\":1}",
                "{ \"a\" : 1 , \"b\" : 2 }",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\" 1}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\":1",
                "{\"a\":",
                "{\"a\"",
                "{\"",
                "{]",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"\":1}",
                "{\"a\\u0062\":1}",
                "{\"é\":1}",
                "{\"id\":{\"id\":[{\"id\":1}]}}",
                "[[[[]]],{}]",
                "/**/1",
                "1//",
                "#",
                "1;",
                "\u00A01",
                "\f1",
                "\u000B1",
                "\uFEFF1");
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyValueIsReadAsByJackson(String value) {
        assertReadAsByJackson("{\"x\":" + value + "}");
        assertReadAsByJackson("{\"x\": [" + value + ", " + value + "], \"y\": " + value + " }");
        assertReadAsByJackson(value);
        assertReadAsByJackson("{\"x\":1}" + value);
        assertReadAsByJackson(" \r\n\t{ \"x\" : " + value);
    }

    @Tag("exhaustive")
    @Test
    void everyCharacterIsReadAsByJackson() {
        for (int c = 0; c <= 0xFFFF; c += c < 0x900 || c > 0xD700 ? 1 : 61) {
            String escaped = "\\u%04x".formatted(c);
            assertReadAsByJackson("{\"" + escaped + "\": \"x" + escaped + "\"}");
            if (!Character.isSurrogate((char) c) && c >= ' ' && c != '"' && c != '\\') {
                assertReadAsByJackson("{\"" + (char) c + "\": \"" + (char) c + escaped + "\"}");
            }
        }
    }

    @Tag("exhaustive")
    @Test
    void everyPairOfBytesInATextIsReadAsByJackson() {
        byte[] text = "{\"n@@\": \"v@@\"}".getBytes(StandardCharsets.US_ASCII);
        for (int pair = 0; pair < 0x10000; pair++) {
            text[3] = (byte) (pair >> 8);
            text[4] = (byte) pair;
            text[10] = text[3];
            text[11] = text[4];
            assertReadAsByJackson(text);
        }
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @EnumSource(names = {"MANUAL_REVIEW", "EXPIRATION_WARNING", "SESSION_FAILED_SEVERAL_CHECKS"})
    void fixtureWithAnyByteChangedIsReadAsByJackson(Fixture fixture) {
        byte[] text = fixture.bytes();
        assertReadAsByJackson(text);
        for (int at = 0; at < text.length; at++) {
            byte original = text[at];
            for (byte other : INTERESTING) {
                text[at] = other;
                assertReadAsByJackson(text);
            }
            text[at] = original;
        }
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomTextsAreReadAsByJackson(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder("{\"a\":");
            appendValue(text, random, 6);
            text.append('}');
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertReadAsByJackson(bytes);
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = INTERESTING[random.nextInt(INTERESTING.length)];
            }
            assertReadAsByJackson(bytes);
        }
    }

    private static void appendValue(StringBuilder text, Random random, int depth) {
        List<String> scalars =
                List.of("0", "-12.5e3", "true", "null", "\"\"", "\"é\\n\"", "\"\\ud83d\\ude45\"", "1e-9", " 7 ");
        switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 -> {
                text.append('[');
                for (int i = random.nextInt(4); i >= 0; i--) {
                    appendValue(text, random, depth - 1);
                    text.append(i == 0 ? "]" : ", ");
                }
            }
            case 2 -> {
                text.append('{');
                for (int i = random.nextInt(4); i >= 0; i--) {
                    text.append("\"k").append(random.nextInt(3)).append("\" : ");
                    appendValue(text, random, depth - 1);
                    text.append(i == 0 ? "}" : ",");
                }
            }
            default -> text.append(scalars.get(random.nextInt(scalars.size())));
        }
    }
}
