package com.raliopay.webhooks.json;

import static com.raliopay.webhooks.json.FreeFormData.array;
import static com.raliopay.webhooks.json.FreeFormData.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private static Fields field(@Nullable Object value) {
        return new Fields("/data", "kyc_state_updated", object("n", value));
    }

    private static <T> @Nullable T valueOrNull(Supplier<T> getter) {
        try {
            return getter.get();
        } catch (WebhookParseException e) {
            return null;
        }
    }

    private static @Nullable UUID uuid(String text) {
        return valueOrNull(() -> field(text).uuid("n"));
    }

    private static @Nullable Long int64(String text) {
        return valueOrNull(() -> field(text).int64("n"));
    }

    private static @Nullable Integer int32(String text) {
        return valueOrNull(() -> field(text).int32("n"));
    }

    @Test
    void readsUuidsAsJavaDoesInAnyCase() {
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
    void readsExtremeUuids(String text) {
        assertThat(uuid(text)).isEqualTo(UUID.fromString(text));
    }

    @Test
    void rejectsUuidWithAnyWrongCharacter() {
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
    void rejectsOtherNotationsOfUuids(String text) {
        assertThat(uuid(text)).isNull();
    }

    @Test
    void readsLongsAsJavaDoes() {
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
    void readsWholeNumbersInAnyNotation(String text, long expected) {
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
    void rejectsWhatIsNoWholeNumberOf64Bits(String text) {
        assertThat(int64(text)).isNull();
        assertThat(int32(text)).isNull();
    }

    @Test
    void knowsExactLimitsOfLongs() {
        BigInteger max = BigInteger.valueOf(Long.MAX_VALUE);
        for (int i = -100; i <= 100; i++) {
            BigInteger near = max.add(BigInteger.valueOf(i));

            assertThat(int64(near.toString())).isEqualTo(i <= 0 ? (Long) near.longValue() : null);
            assertThat(int64(near.negate().toString()))
                    .isEqualTo(i <= 1 ? (Long) near.negate().longValue() : null);
        }
    }

    @Test
    void rejectsIntegersOfMoreThan64Characters() {
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
    void knowsExactLimitsOfInts(String text, @Nullable Integer expected) {
        assertThat(int32(text)).isEqualTo(expected);
    }

    @Test
    void keepsWhitespaceAroundTextAndRejectsBlankText() {
        assertThat(field(" x ").text("n")).isEqualTo(" x ");
        assertThat(valueOrNull(() -> field(" \t\n\u2003").text("n"))).isNull();
        assertThat(valueOrNull(() -> field(object()).text("n"))).isNull();
        assertThat(valueOrNull(() -> field(array()).text("n"))).isNull();
    }

    @Test
    void readsIntegersFromNumbers() {
        assertThat(field(Long.MIN_VALUE).int64("n")).isEqualTo(Long.MIN_VALUE);
        assertThat(field(new BigDecimal("14.0")).int32("n")).isEqualTo(14);
        assertThat(field(BigInteger.ONE.shiftLeft(62)).int64("n")).isEqualTo(1L << 62);
    }

    @Test
    void reportsEventWithoutTypeAsNotAnEvent() {
        assertThatThrownBy(() -> new Fields("", null, object("event", 5L)).object("event"))
                .isInstanceOfSatisfying(
                        WebhookParseException.class,
                        e -> assertThat(e.problem()).isEqualTo(WebhookParseException.Problem.NOT_AN_EVENT))
                .hasMessage("/event must be an object but was unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0661\u0662\u0663", "1\u0662", "\uFF11\uFF14", "14\u0660e0"})
    void rejectsDigitsOfOtherScripts(String text) {
        assertThat(int64(text)).isNull();
        assertThat(int32(text)).isNull();
    }
}
