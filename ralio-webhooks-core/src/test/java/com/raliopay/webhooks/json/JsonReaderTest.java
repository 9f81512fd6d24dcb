package com.raliopay.webhooks.json;

import static com.raliopay.webhooks.json.FreeFormData.array;
import static com.raliopay.webhooks.json.FreeFormData.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.raliopay.webhooks.testing.Fixture;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static final String DIGITS = "7".repeat(999);

    private static Map<String, @Nullable Object> read(String body) {
        return JsonReader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("null", null),
                arguments("true", true),
                arguments("false", false),
                arguments("0", 0L),
                arguments("-0", 0L),
                arguments("999999999999999999", 999999999999999999L),
                arguments("9223372036854775807", Long.MAX_VALUE),
                arguments("-9223372036854775808", Long.MIN_VALUE),
                arguments("9223372036854775808", new BigInteger("9223372036854775808")),
                arguments("-9223372036854775809", new BigInteger("-9223372036854775809")),
                arguments("7" + DIGITS, new BigInteger("7" + DIGITS)),
                arguments("14.0", new BigDecimal("14.0")),
                arguments("14.50", new BigDecimal("14.50")),
                arguments("-0.0", new BigDecimal("0.0")),
                arguments("1.4e1", 14L),
                arguments("14e0", 14L),
                arguments("9223372036854775808e0", new BigInteger("9223372036854775808")),
                arguments("12E+2", new BigDecimal("12E+2")),
                arguments("1e400", new BigDecimal("1E+400")),
                arguments("-0.5e-3", new BigDecimal("-0.0005")),
                arguments("\"\"", ""),
                arguments("\" é顔🙅 \"", " é顔🙅 "),
                arguments("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"),
                arguments("\"\\u0041\\u00e9\\u00E9\\u9854\\ud83d\\ude45\\u0000\"", "Aéé顔🙅\0"),
                arguments("\"\\ud83d \\ude45\\ud83d\"", "\ud83d \ude45\ud83d"),
                arguments("\"\u007F\u0080\u2028\uFFFF\"", "\u007F\u0080\u2028\uFFFF"),
                arguments("[]", array()),
                arguments("[ 1 , [2,null] ]", array(1L, array(2L, null))),
                arguments("{}", object()),
                arguments("{\"\": {\"a\\u0062\": 1}}", object("", object("ab", 1L))),
                arguments("{\"\\uD83D\\uDE45 \\u9854\\u00e9 \\u0000\\\"\\/\": 1}", object("🙅 顔é \0\"/", 1L)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsValue(String json, @Nullable Object value) {
        assertThat(read("{\"n\": " + json + "}")).isEqualTo(object("n", value));
        assertThat(read("{\"n\":[" + json + "," + json + "]}")).isEqualTo(object("n", array(value, value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e20000000",
                "-1e20000000",
                "1e-20000000",
                "1e99999999999",
                "-1e-99999999999",
                "1e2147483647",
                "1e2147483648",
                "1e-2147483648",
                "0e999999999",
                "1e1000",
                "1e-1000"
            })
    void keepsTextOfNumberThatIsTooLongToCalculateWith(String number) {
        assertThat(read("{\"n\": " + number + "}")).isEqualTo(object("n", number));
    }

    @Test
    void readsNumbersOfUpTo1000Digits() {
        for (String number : new String[] {"1e999", "1e-999", "0." + DIGITS, DIGITS + ".7", DIGITS + "e1"}) {
            assertThat(read("{\"n\": " + number + "}")).isEqualTo(object("n", new BigDecimal(number)));
        }
        for (String number : new String[] {DIGITS + "e2", "0.7e-999", "0." + "7".repeat(995) + "e-5"}) {
            assertThat(read("{\"n\": " + number + "}")).isEqualTo(object("n", number));
        }
    }

    @Test
    void keepsOrderOfFieldsAndLastValueOfRepeatedOnes() {
        Map<String, @Nullable Object> object = read("{\"b\": 1, \"a\": 2, \"c\": 3, \"b\": 4}");

        assertThat(object).isEqualTo(object("b", 4L, "a", 2L, "c", 3L));
        assertThat(object.keySet()).containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, {}",
        "UTF-16BE, {}",
        "UTF-16LE, {}",
        "UTF-32BE, {}",
        "UTF-32LE, {}",
        "UTF-8, {\"é\":\"\uD83D\uDE00\"}",
        "UTF-16BE, {\"é\":\"\uD83D\uDE00\"}",
        "UTF-16LE, {\"é\":\"\uD83D\uDE00\"}",
        "UTF-32BE, {\"é\":\"\uD83D\uDE00\"}",
        "UTF-32LE, {\"é\":\"\uD83D\uDE00\"}"
    })
    void readsEveryEncodingOfUnicodeWithAndWithoutByteOrderMark(Charset charset, String text) {
        assertThat(JsonReader.read(text.getBytes(charset))).isEqualTo(read(text));
        assertThat(JsonReader.read(("\uFEFF" + text).getBytes(charset))).isEqualTo(read(text));
    }

    /** Runs in a class loader of its own, so that other tests keep their limits. */
    @Test
    void ignoresLimitsThatTheProcessSets() throws Exception {
        URL[] jars = Stream.of(WebhookParser.class, JsonFactory.class, ObjectMapper.class, JsonProperty.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        try (URLClassLoader classes = new URLClassLoader(jars, null)) {
            Class<?> constraints = classes.loadClass(StreamReadConstraints.class.getName());
            Object builder = constraints.getMethod("builder").invoke(null);
            builder.getClass().getMethod("maxStringLength", int.class).invoke(builder, 3);
            Object limits = builder.getClass().getMethod("build").invoke(builder);
            constraints
                    .getMethod("overrideDefaultStreamReadConstraints", constraints)
                    .invoke(null, limits);

            Class<?> parser = classes.loadClass(WebhookParser.class.getName());
            Object event = parser.getMethod("parse", String.class)
                    .invoke(parser.getConstructor().newInstance(), Fixture.SESSION_VERIFIED.text());

            assertThat(event).hasToString(Fixture.SESSION_VERIFIED.event().toString());
        }
    }
}
