package com.raliopay.webhooks.jdbc;

import static com.raliopay.webhooks.jdbc.StoreTests.LEASE;
import static com.raliopay.webhooks.jdbc.StoreTests.RETENTION;
import static com.raliopay.webhooks.jdbc.StoreTests.newKey;
import static com.raliopay.webhooks.jdbc.StoreTests.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests that the times of {@link JdbcIdempotencyStore} do not depend on time zones, for each database. */
interface TimeTests extends DatabaseTests {

    /** Returns a statement that sets the time zone of the session to +05:30. */
    String setTimeZoneToKolkata();

    /** Evaluates {@link Dialect#now} at the given time in a session with the time zone of New York. */
    long microsInNewYork(Connection connection, Instant time) throws SQLException;

    @Test
    default void storesTimesInMicrosecondsSince1970UtcInEveryTimeZone() throws SQLException {
        EventKey claimed = newKey();
        EventKey completed = newKey();
        Instant before = Instant.now();
        try (SingleConnectionPool kolkata = new SingleConnectionPool(database(), setTimeZoneToKolkata())) {
            JdbcIdempotencyStore other = JdbcIdempotencyStore.create(kolkata.dataSource(), "kyc");
            assertThat(other.claim(claimed, RETENTION)).isInstanceOf(Claim.Acquired.class);
            other.complete(completed, RETENTION);
        }

        for (EventKey key : List.of(claimed, completed)) {
            long expiresAt = TimeUnit.MICROSECONDS.toSeconds(query("SELECT expires_at" + row(key)));
            assertThat(Duration.between(before.plus(RETENTION), Instant.ofEpochSecond(expiresAt)))
                    .isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(1));
        }
        assertThat(store().claim(claimed, LEASE))
                .isInstanceOfSatisfying(
                        Claim.InProgress.class,
                        claim -> assertThat(claim.retryAfter()).isBetween(RETENTION.minusMinutes(1), RETENTION));
        assertThat(store().claim(completed, LEASE)).isEqualTo(new Claim.Completed());
    }

    /** At 06:00 UTC, clocks in New York go back from 02:00 to 01:00: the local time 01:30 occurs twice. */
    @Test
    default void timesContinueAcrossDaylightSavingChange() throws SQLException {
        for (String time : List.of("2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-01T07:30:00Z")) {
            try (Connection connection = database().getConnection()) {
                Instant instant = Instant.parse(time);

                assertThat(microsInNewYork(connection, instant)).isEqualTo(instant.getEpochSecond() * 1_000_000);
            }
        }
    }
}
