package com.raliopay.webhooks.jdbc;

import static com.raliopay.webhooks.jdbc.TransactionalInbox.Result.DUPLICATE;
import static com.raliopay.webhooks.jdbc.TransactionalInbox.Result.NEW;
import static com.raliopay.webhooks.jdbc.TransactionalInbox.Result.OUTDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests of {@link TransactionalInbox} with keys, for each database. */
interface InboxOrderTests extends DatabaseTests {

    Instant TIME = Instant.parse("2026-03-17T16:35:12.501Z");

    private static StateUpdated event(Instant timestamp) {
        return new StateUpdated(UUID.randomUUID(), timestamp, Subject.user(UUID.randomUUID()), 1, "FULL");
    }

    private TransactionalInbox inbox() {
        return store().inbox("levels");
    }

    private Connection transaction() throws SQLException {
        Connection connection = database().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private TransactionalInbox.Result record(TransactionalInbox inbox, @Nullable Object key, WebhookEvent event)
            throws SQLException {
        try (Connection connection = transaction()) {
            TransactionalInbox.Result result = inbox.record(connection, key, event);
            connection.commit();
            return result;
        }
    }

    private TransactionalInbox.Result record(@Nullable Object key, Instant timestamp) throws SQLException {
        return record(inbox(), key, event(timestamp));
    }

    @Test
    default void olderEventOfSameKeyIsOutdated() throws SQLException {
        UUID key = UUID.randomUUID();
        WebhookEvent older = event(TIME.minusNanos(1));

        assertThat(record(key, TIME)).isEqualTo(NEW);
        assertThat(record(inbox(), key, older)).isEqualTo(OUTDATED);
        assertThat(record(inbox(), key, older)).isEqualTo(DUPLICATE);
        assertThat(record(key, TIME.plusNanos(1))).isEqualTo(NEW);
        assertThat(record(key, TIME)).isEqualTo(OUTDATED);
    }

    @Test
    default void eventsWithEqualTimestampsAreNew() throws SQLException {
        UUID key = UUID.randomUUID();

        assertThat(record(key, TIME)).isEqualTo(NEW);
        assertThat(record(key, TIME)).isEqualTo(NEW);
    }

    @Test
    default void eventsOfOtherKeysNamesAndEndpointsAreIndependent() throws SQLException {
        UUID key = UUID.randomUUID();
        WebhookEvent older = event(TIME.minusSeconds(1));
        record(key, TIME);

        assertThat(record(UUID.randomUUID(), TIME.minusSeconds(1))).isEqualTo(NEW);
        assertThat(record(store().inbox("other"), key, older)).isEqualTo(NEW);
        assertThat(record(JdbcIdempotencyStore.create(database(), "eu").inbox("levels"), key, older))
                .isEqualTo(NEW);
        assertThat(record(inbox(), key, older)).isEqualTo(OUTDATED);
    }

    @Test
    default void distinguishesAllKeys() throws SQLException {
        String suffix = UUID.randomUUID().toString();
        String x = "x".repeat(200);
        for (String key : List.of("a", "A", "a ", "\u00e1", "#a", "a\n", "", x, x + "y")) {
            assertThat(record(suffix + key, TIME)).as(key).isEqualTo(NEW);
            assertThat(record(suffix + key, TIME.minusNanos(1))).as(key).isEqualTo(OUTDATED);
        }
    }

    @Test
    default void subjectsAreComparedByKindAndId() throws SQLException {
        UUID id = UUID.randomUUID();
        record(Subject.user(id), TIME);

        assertThat(record(new Subject("User", Optional.of(id), Optional.empty()), TIME.minusNanos(1)))
                .isEqualTo(OUTDATED);
        assertThat(record(Subject.relatedParty(id), TIME.minusNanos(1))).isEqualTo(NEW);
    }

    @Test
    default void optionalsAreComparedByValue() throws SQLException {
        UUID id = UUID.randomUUID();
        record(Optional.of(id), TIME);

        assertThat(record(id, TIME.minusNanos(1))).isEqualTo(OUTDATED);
    }

    @Test
    default void eventsWithoutKeyHaveNoOrder() throws SQLException {
        for (@Nullable
        Object key :
                new @Nullable Object[] {null, Optional.empty(), new Subject("user", Optional.empty(), Optional.empty())
                }) {
            WebhookEvent event = event(TIME.minusSeconds(1));
            assertThat(record(key, TIME)).isEqualTo(NEW);
            assertThat(record(inbox(), key, event)).isEqualTo(NEW);
            assertThat(record(inbox(), key, event)).isEqualTo(DUPLICATE);
        }
    }

    @Test
    default void olderEventIsNewIfNewerWasRolledBack() throws SQLException {
        UUID key = UUID.randomUUID();
        WebhookEvent newer = event(TIME);
        try (Connection connection = transaction()) {
            assertThat(inbox().record(connection, key, newer)).isEqualTo(NEW);
            connection.rollback();
        }

        assertThat(record(key, TIME.minusSeconds(1))).isEqualTo(NEW);
        assertThat(record(inbox(), key, newer)).isEqualTo(NEW);
    }

    @Test
    default void timestampsInFutureAreNotKept() throws SQLException {
        UUID key = UUID.randomUUID();
        Instant now = Instant.now();

        assertThat(record(key, Instant.MAX)).isEqualTo(NEW);
        assertThat(record(key, TIME)).isEqualTo(NEW);
        assertThat(record(key, now.plus(Duration.ofHours(25)))).isEqualTo(NEW);
        assertThat(record(key, TIME.minusNanos(1))).isEqualTo(OUTDATED);
        assertThat(record(key, now.plus(Duration.ofHours(23)))).isEqualTo(NEW);
        assertThat(record(key, now)).isEqualTo(OUTDATED);
    }

    @Test
    default void keepsTimestampsOfDistantPast() throws SQLException {
        UUID key = UUID.randomUUID();

        assertThat(record(key, Instant.MIN.plusNanos(1))).isEqualTo(NEW);
        assertThat(record(key, Instant.MIN)).isEqualTo(OUTDATED);
        assertThat(record(key, Instant.EPOCH)).isEqualTo(NEW);
        assertThat(record(key, Instant.EPOCH.minusNanos(1))).isEqualTo(OUTDATED);
    }

    /** The second transaction waits for the first one, in whichever order their timestamps are. */
    @Test
    default void concurrentEventsOfOneKeyRunOneAfterTheOther() throws Exception {
        UUID key = UUID.randomUUID();
        record(key, TIME.minusSeconds(2)); // inserting the same key concurrently fails on H2
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection connection = transaction()) {
            assertThat(inbox().record(connection, key, event(TIME))).isEqualTo(NEW);

            Future<TransactionalInbox.Result> older = thread.submit(() -> record(key, TIME.minusSeconds(1)));
            Thread.sleep(300);
            assertThat(older.isDone()).isFalse();
            connection.commit();

            assertThat(older.get(1, TimeUnit.MINUTES)).isEqualTo(OUTDATED);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    default void purgesKeysAfterLastEventsRetention() throws Exception {
        JdbcIdempotencyStore purged = store().withTable("purged_order");
        purged.createSchema();
        TransactionalInbox brief = store().withInboxRetention(Duration.ofMillis(1))
                .withTable("purged_order")
                .inbox("levels");
        TransactionalInbox year = purged.inbox("levels");
        UUID extended = UUID.randomUUID();
        UUID forgotten = UUID.randomUUID();
        record(brief, extended, event(TIME));
        record(year, extended, event(TIME.minusSeconds(1)));
        record(brief, forgotten, event(TIME));
        Thread.sleep(10);

        assertThat(purged.purgeExpired(1000)).as("two events and a key").isEqualTo(3);

        assertThat(record(year, extended, event(TIME.minusSeconds(1)))).isEqualTo(OUTDATED);
        assertThat(record(year, forgotten, event(TIME.minusSeconds(1)))).isEqualTo(NEW);
    }

    @Test
    default void keepsRecordsFor365Days() throws SQLException {
        JdbcIdempotencyStore kept = store().withTable("kept_order");
        kept.createSchema();
        record(kept.inbox("levels"), UUID.randomUUID(), event(TIME));

        for (String column : List.of("MIN(expires_at)", "MAX(expires_at)")) {
            long micros = query("SELECT " + column + " FROM kept_order");
            assertThat(Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                    .isCloseTo(Instant.now().plus(Duration.ofDays(365)), within(1, ChronoUnit.MINUTES));
        }
    }

    @Test
    default void forgettingEventKeepsTimeOfKey() throws SQLException {
        UUID id = UUID.randomUUID();
        WebhookEvent older = event(TIME.minusSeconds(1));
        String sameAsEventKey = older.type() + "/" + older.id();
        record(inbox(), sameAsEventKey, event(TIME));
        record(inbox(), id, older);

        assertThat(store().forget(older.type(), older.id())).isTrue();

        assertThat(record(inbox(), sameAsEventKey, older)).isEqualTo(OUTDATED);
    }

    @Test
    default void orderTakesOneMoreStatement() throws SQLException {
        DataSourceSpy pool = new DataSourceSpy(database(), false);
        WebhookEvent unordered = new UnrecognizedEvent(UUID.randomUUID(), "kyb", TIME, Map.of());
        try (Connection connection = pool.dataSource().getConnection()) {
            inbox().record(connection, unordered);
            assertThat(pool.statements.getAndSet(0)).isOne();
            inbox().record(connection, UUID.randomUUID(), event(TIME));
            assertThat(pool.statements.getAndSet(0)).isEqualTo(1 + statementsForOrder());
            connection.rollback();
        }
    }

    /** Returns the number of statements to compare and keep a time. */
    default int statementsForOrder() {
        return 1;
    }
}
