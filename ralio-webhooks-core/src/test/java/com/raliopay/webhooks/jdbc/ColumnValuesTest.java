package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.raliopay.webhooks.idempotency.EventKey;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnValuesTest {

    private static final UUID ID = UUID.fromString("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22");

    private static String text(String type) {
        return ColumnValues.text(new EventKey(type, ID));
    }

    @Test
    void keepsPrintableTypesThatFit() {
        String longest = "x".repeat(91);

        assertThat(text("kyc_session_verified")).isEqualTo("kyc_session_verified/" + ID);
        assertThat(text("")).isEqualTo("/" + ID);
        assertThat(text(" a/b# ~")).isEqualTo(" a/b# ~/" + ID);
        assertThat(text(longest)).isEqualTo(longest + "/" + ID).hasSize(128);
    }

    @Test
    void hashesOtherTypes() {
        assertThat(text("t\u00fcp"))
                .isEqualTo("#597b0d233cdb4fbb3cf2c5663d858d44f270ae16de782936c0216f72a0d21440/" + ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "#kyc", "t\u00e4st", "a\nb", "a\u007fb", "\ud83d", "\ud83d\ude00"})
    void hashedTypesFitColumn(String type) {
        assertThat(text(type)).matches("#[0-9a-f]{64}/" + ID);
    }

    @Test
    void hashesTypesThatAreTooLong() {
        assertThat(text("x".repeat(92))).matches("#[0-9a-f]{64}/" + ID).isNotEqualTo(text("x".repeat(93)));
    }

    /** The UTF-8 encoder replaces unpaired surrogates, and UTF-16 of one string can be UTF-8 of another. */
    @Test
    void distinguishesUnpairedSurrogates() {
        List<String> types = List.of("\ud83d", "\ude00", "\ud83d\ude00", "?\u0080", "\ufffd", "\ud880", "\u0600");

        assertThat(types.stream().map(ColumnValuesTest::text).distinct()).hasSameSizeAs(types);
    }

    @Test
    void roundsDurationsUpToMicroseconds() {
        assertThat(ColumnValues.micros("lease", Duration.ofNanos(1))).isEqualTo(1);
        assertThat(ColumnValues.micros("lease", Duration.ofNanos(1_000))).isEqualTo(1);
        assertThat(ColumnValues.micros("lease", Duration.ofNanos(1_001))).isEqualTo(2);
        assertThat(ColumnValues.micros("lease", Duration.ofSeconds(90))).isEqualTo(90_000_000);
    }

    @Test
    void shortensDurationsOfMoreThanHundredYears() {
        long century = ColumnValues.micros("lease", Duration.ofDays(36_500));

        assertThat(century).isEqualTo(36_500L * 86_400 * 1_000_000);
        assertThat(ColumnValues.micros("lease", Duration.ofSeconds(Long.MAX_VALUE)))
                .isEqualTo(century);
    }

    @Test
    void rejectsNonpositiveDurations() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnValues.micros("lease", Duration.ZERO))
                .withMessage("lease must be positive but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnValues.micros("lease", Duration.ofNanos(-1)))
                .withMessage("lease must be positive but was PT-0.000000001S");
    }
}
