package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {

    /** What surrounds the text in the body must not be read. */
    private static final String BEFORE = "a1-";

    private static byte[] buffer(String text) {
        return (BEFORE + text + "0f-Z").getBytes(StandardCharsets.UTF_8);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static @Nullable UUID uuid(String text) {
        return Scalars.uuid(buffer(text), BEFORE.length(), length(text));
    }

    private static @Nullable Long int64(String text) {
        return Scalars.int64(buffer(text), BEFORE.length(), length(text));
    }

    private static @Nullable Integer int32(String text) {
        return Scalars.int32(buffer(text), BEFORE.length(), length(text));
    }

    @Test
    void everyUuidIsReadAsJavaReadsIt() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            UUID expected = new UUID(random.nextLong(), random.nextLong());

            assertThat(uuid(expected.toString())).isEqualTo(expected);
            assertThat(uuid(expected.toString().toUpperCase(Locale.ROOT))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "0123ABCD-ef45-6789-aBcD-Ef0123456789"
            })
    void extremeUuidsAreRead(String text) {
        assertThat(uuid(text)).isEqualTo(UUID.fromString(text));
    }

    @Test
    void uuidWithAnyWrongCharacterIsNotReadable() {
        String text = "36f6bb7e-e5da-4278-9ad8-df64c8c4cd22";
        for (int at = 0; at < text.length(); at++) {
            for (char wrong : "/:@G`g- \0\u0661\uFF11\uFFFF".toCharArray()) {
                if (wrong != text.charAt(at)) {
                    assertThat(uuid(text.substring(0, at) + wrong + text.substring(at + 1)))
                            .as("%x at %d", (int) wrong, at)
                            .isNull();
                }
            }
            assertThat(uuid(text.substring(0, at) + '0' + text.substring(at + 1)) != null)
                    .isEqualTo(text.charAt(at) != '-');
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1-1-1-1-1",
                "36f6bb7ee5da42789ad8df64c8c4cd22",
                "36f6bb7e-e5da-4278-9ad8-df64c8c4cd2",
                "36f6bb7e-e5da-4278-9ad8-df64c8c4cd220",
                "36f6bb7ee-5da-4278-9ad8-df64c8c4cd22",
                "{36f6bb7e-e5da-4278-9ad8-df64c8c4cd22}"
            })
    void uuidOfAnotherFormIsNotReadable(String text) {
        assertThat(uuid(text)).isNull();
    }

    @Test
    void everyLongIsReadAsJavaReadsIt() {
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            long expected = random.nextLong() >> random.nextInt(64);

            assertThat(int64(Long.toString(expected))).isEqualTo(expected);
            assertThat(int32(Long.toString(expected))).isEqualTo(expected == (int) expected ? (int) expected : null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "007, 7",
        "-007, -7",
        "000000000000000000000000000007, 7",
        "+7, 7",
        "14.0, 14",
        "-14.000, -14",
        "1.4e1, 14",
        "1400E-2, 14",
        "0e999999999, 0",
        "999999999999999999, 999999999999999999",
        "1000000000000000000, 1000000000000000000",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "9.223372036854775807e18, 9223372036854775807"
    })
    void wholeNumberInAnyNotationIsRead(String text, long expected) {
        assertThat(int64(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "+",
                "--1",
                "1-",
                "1.5",
                "-0.1",
                ".",
                "e",
                "1e",
                "x",
                "1x",
                " 1",
                "1 ",
                "1_000",
                "1,000",
                "0x10",
                "NaN",
                "Infinity",
                "true",
                "9223372036854775808",
                "-9223372036854775809",
                "1e19",
                "1e999999999",
                "1e-999999999",
                "1e99999999999",
                "99999999999999999999999999999999"
            })
    void whatIsNoWholeNumberOf64BitsIsNotReadable(String text) {
        assertThat(int64(text)).isNull();
        assertThat(int32(text)).isNull();
    }

    @Test
    void limitsOfALongAreExact() {
        BigInteger max = BigInteger.valueOf(Long.MAX_VALUE);
        for (int i = -100; i <= 100; i++) {
            BigInteger near = max.add(BigInteger.valueOf(i));

            assertThat(int64(near.toString())).isEqualTo(i <= 0 ? (Long) near.longValue() : null);
            assertThat(int64(near.negate().toString()))
                    .isEqualTo(i <= 1 ? (Long) near.negate().longValue() : null);
        }
    }

    @Test
    void longerThanAnyNotationOfALongIsNotReadable() {
        assertThat(int64("0".repeat(63) + "7")).isEqualTo(7);
        assertThat(int64("0".repeat(64) + "7")).isNull();
        assertThat(int64("9".repeat(300_000))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, 2147483647",
        "-2147483648, -2147483648",
        "14.0, 14",
        "2147483648,",
        "-2147483649,",
        "4294967296,"
    })
    void intHasLimitsOfItsOwn(String text, @Nullable Integer expected) {
        assertThat(int32(text)).isEqualTo(expected);
    }

    @Test
    void blankTextSaysNothing() {
        assertThat(Scalars.unlessBlank(" \t\n\u2003")).isNull();
        assertThat(Scalars.unlessBlank(" x ")).isEqualTo(" x ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0661\u0662\u0663", "1\u0662", "\uFF11\uFF14", "14\u0660e0"})
    void digitsOfOtherScriptsAreNoNumber(String text) {
        assertThat(int64(text)).isNull();
        assertThat(int32(text)).isNull();
    }
}
