package com.raliopay.webhooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Iso8601Test {

    private static @Nullable Instant instant(String text) {
        try {
            return Iso8601.instant(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return Iso8601.date(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Test
    void readsInstantsOfFourDigitYearsAsJavaWritesThem() {
        Random random = new Random(1);
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 10_000; i++) {
            long second = first + (long) (random.nextDouble() * (last - first));
            Instant expected = Instant.ofEpochSecond(second, fraction(random));

            assertThat(instant(expected.toString())).isEqualTo(expected);
        }
    }

    @Test
    void readsOffsetsAsJavaDoes() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 18 * 60 + 1) - 18 * 60));
            OffsetDateTime expected =
                    Instant.ofEpochSecond(random.nextInt(), fraction(random)).atOffset(offset);

            assertThat(instant(expected.toString())).isEqualTo(expected.toInstant());
            assertThat(date(expected.toString())).isEqualTo(expected.toLocalDate());
        }
    }

    /** Returns nanoseconds with a random number of digits. */
    private static int fraction(Random random) {
        int unit = (int) Math.pow(10, random.nextInt(10));
        return random.nextInt(1_000_000_000) / unit * unit;
    }

    @Test
    void agreesWithJavaOnRandomText() {
        Random random = new Random(3);
        int readable = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = String.format(
                    "%04d-%02d-%02dT%02d:%02d:%02d.%d%s",
                    random.nextInt(10_000),
                    random.nextInt(14),
                    random.nextInt(33),
                    random.nextInt(24),
                    random.nextInt(61),
                    random.nextInt(60),
                    random.nextInt(1_000_000_000),
                    random.nextBoolean() ? "Z" : "-05:30");
            Instant expected = readByJava(text);
            readable += expected == null ? 0 : 1;

            assertThat(instant(text)).as(text).isEqualTo(expected);
        }
        assertThat(readable).isBetween(10_000, 19_000);
    }

    private static @Nullable Instant readByJava(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Test
    void knowsLengthOfMonthsInEveryKindOfYear() {
        for (int year : new int[] {0, 1900, 2000, 2023, 2024, 2100, 2400, 9999}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    String text = String.format("%04d-%02d-%02d", year, month, day);
                    boolean exists = month >= 1
                            && month <= 12
                            && day >= 1
                            && day <= YearMonth.of(year, month).lengthOfMonth();

                    assertThat(date(text)).as(text).isEqualTo(exists ? LocalDate.of(year, month, day) : null);
                    assertThat(instant(text + "T00:00:00Z") != null).isEqualTo(exists);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2026-03-17t16:35:12z, 2026-03-17T16:35:12Z",
        "2026-03-17 16:35:12Z, 2026-03-17T16:35:12Z",
        "2026-03-17T16:35Z, 2026-03-17T16:35:00Z",
        "2026-03-17T16:35+01:00, 2026-03-17T15:35:00Z",
        "'2026-03-17T16:35:12,5Z', 2026-03-17T16:35:12.5Z",
        "2026-03-17T16:35:12.501-0430, 2026-03-17T21:05:12.501Z",
        "2026-03-17T16:35:12+05, 2026-03-17T11:35:12Z",
        "2026-03-17T16:35:12-00:00, 2026-03-17T16:35:12Z",
        "2026-03-17T16:35:12+18:00, 2026-03-16T22:35:12Z",
        "2026-12-31T23:59:59.9999999999999Z, 2026-12-31T23:59:59.999999999Z",
        "0000-01-01T00:00:00+01:00, -0001-12-31T23:00:00Z",
        "9999-12-31T23:59:59-01:00, +10000-01-01T00:59:59Z",
        "-0005-01-01T00:00:00Z, -0005-01-01T00:00:00Z",
        "+10000-01-01T00:00:00.5Z, +10000-01-01T00:00:00.5Z",
        "+1000000000-12-31T23:59:59.999999999Z, +1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z, -1000000000-01-01T00:00:00Z"
    })
    void readsOtherNotationsOfInstants(String text, Instant expected) {
        assertThat(instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Z",
                "2026",
                "2026-03-17",
                "2026-03-17T",
                "2026-03-17T16",
                "2026-03-17T16:",
                "2026-03-17T16Z",
                "2026-03-17T16:35",
                "2026-03-17T16:35:12",
                "2026-03-17T16:35:12.501",
                "2026-03-17T16:35:12.5.5Z",
                "2026-03-17T16:35:Z",
                "2026-03-17T16:35:1Z",
                "2026-03-17T16:35:61Z",
                "2016-12-31T23:59:60Z",
                "2026-03-17T24:00:00Z",
                "2026-03-17T16:60:12Z",
                "2026-03-17T24:35:12Z",
                "2026-03-17_16:35:12Z",
                "2026-03-17T16.35.12Z",
                "2026/03/17T16:35:12Z",
                "2026-3-17T16:35:12Z",
                "20260317T163512Z",
                "26-03-17T16:35:12Z",
                "12026-03-17T16:35:12Z",
                "2026-03-17T16:35:12ZZ",
                "2026-03-17T16:35:12Z ",
                " 2026-03-17T16:35:12Z",
                "2026-03-17T16:35:12+",
                "2026-03-17T16:35:12+5",
                "2026-03-17T16:35:12+05:",
                "2026-03-17T16:35:12+05:3",
                "2026-03-17T16:35:12+05:60",
                "2026-03-17T16:35:12+18:01",
                "2026-03-17T16:35:12+24:00",
                "2026-03-17T16:35:12+05:00:00:00",
                "2026-03-17T16:35:12 +05:00",
                "2026-03-17T16:35:12[UTC]",
                "2026-03-17T16:35:12+05:00[Asia/Tashkent]",
                "2026-W12-2T16:35:12Z",
                "\u0662\u0660\u0662\u0666-03-17T16:35:12Z",
                "+",
                "-",
                "+2026",
                "-2026-03-17",
                "+999999999999-01-01T00:00:00Z",
                "+1000000001-01-01T00:00:00Z",
                "17 Mar 2026 16:35:12 GMT",
                "1773765312"
            })
    void rejectsOtherTextAsInstant(String text) {
        assertThat(instant(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-03, 2025-07-03",
        "2025-07-03T23:59, 2025-07-03",
        "2025-07-03T23:59:59, 2025-07-03",
        "2025-07-03T23:59:59.123, 2025-07-03",
        "2025-07-03T23:59:59.12345678901-11:00, 2025-07-03",
        "2025-07-03t00:00z, 2025-07-03",
        "2025-07-03 00:00:00, 2025-07-03",
        "0000-01-01, 0000-01-01",
        "-0001-12-31, -0001-12-31",
        "+999999999-12-31, +999999999-12-31",
        "-999999999-01-01, -999999999-01-01"
    })
    void readsDateAsWrittenAndIgnoresTime(String text, LocalDate expected) {
        assertThat(date(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025",
                "2025-07",
                "2025-7-3",
                "2025-07-3",
                "20250703",
                "03.07.2025",
                "2025-07-03T",
                "2025-07-03Z",
                "2025-07-03+02:00",
                "2025-07-03T25:00:00Z",
                "2025-07-03T23:59:59x",
                "2025-07-03x",
                "2025-07-03 ",
                "2025-02-29",
                "-",
                "+",
                "+2025",
                "+1000000000-01-01",
                "x"
            })
    void rejectsOtherTextAsDate(String text) {
        assertThat(date(text)).isNull();
    }
}
