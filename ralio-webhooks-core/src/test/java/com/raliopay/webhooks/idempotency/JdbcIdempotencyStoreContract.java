package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link JdbcIdempotencyStore} does, on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcIdempotencyStoreContract {

    static final Duration LEASE = Duration.ofMinutes(1);
    static final Duration RETENTION = Duration.ofDays(1);

    private final DataSource database;
    private final JdbcIdempotencyStore store;

    JdbcIdempotencyStoreContract(DataSource database) {
        this.database = database;
        this.store = JdbcIdempotencyStore.create(database);
    }

    /** How many statements a completed duplicate takes. */
    int statementsOfADuplicate() {
        return 1;
    }

    private static String key() {
        return "type/" + UUID.randomUUID();
    }

    private String acquire(JdbcIdempotencyStore from, String key) {
        Claim claim = from.claim(key, LEASE);
        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        return ((Claim.Acquired) claim).token();
    }

    private long query(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keeps(IdempotencyLaw law) {
        law.check(store);
    }

    @ParameterizedTest
    @EnumSource
    void keepsOnConnectionsThatAreNotInAutocommit(IdempotencyLaw law) {
        SpiedDataSource pool = new SpiedDataSource(database, false);

        law.check(JdbcIdempotencyStore.create(pool.dataSource()));

        assertThat(pool.autoCommitAtClose).isNotEmpty().containsOnly(false);
    }

    @Test
    void racingCopiesOfFailingEventsNeverOverlapAndEachIsHandledOnce() throws Exception {
        StoreRace.run(store);
    }

    @Test
    void aNewEventTakesTwoStatementsAndADuplicateOne() {
        SpiedDataSource pool = new SpiedDataSource(database, true);
        JdbcIdempotencyStore counted = JdbcIdempotencyStore.create(pool.dataSource());
        String key = key();

        assertThat(pool.count(() -> acquire(counted, key))).as("claim").isEqualTo(1);
        assertThat(pool.count(() -> counted.complete(key, RETENTION)))
                .as("complete")
                .isEqualTo(1);
        assertThat(pool.count(() -> counted.claim(key, LEASE))).as("duplicate").isEqualTo(statementsOfADuplicate());
    }

    @Test
    void theAnswerThatWasLostIsRecognizedByTheNextAttempt() {
        SpiedDataSource pool = new SpiedDataSource(database, true);
        JdbcIdempotencyStore failing = JdbcIdempotencyStore.create(pool.dataSource());
        pool.failures.set(2);

        assertThat(pool.count(() -> acquire(failing, key()))).isEqualTo(3);
    }

    @Test
    void whatFailsAgainAndAgainIsAnExceptionThatTellsNoSecrets() {
        SpiedDataSource pool = new SpiedDataSource(database, false);
        JdbcIdempotencyStore failing = JdbcIdempotencyStore.create(pool.dataSource());
        pool.failures.set(3);

        assertThatThrownBy(() -> failing.claim(key(), LEASE))
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessage("claiming an event: SQL state 40001, error 1213")
                .hasCauseInstanceOf(SQLException.class);
        assertThat(pool.autoCommitAtClose).containsExactly(false);
    }

    @Test
    void endpointsOfOneTableDoNotCollide() {
        JdbcIdempotencyStore other = store.withEndpoint("sandbox");
        String key = key();
        store.complete(key, RETENTION);

        String token = acquire(other, key);
        store.release(key, token);

        assertThat(other.claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);
        assertThat(store.claim(key, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void theTableMayHaveAnotherName() throws SQLException {
        JdbcIdempotencyStore other = store.withTable("seen_events_2");
        other.createSchema();
        other.createSchema();
        String key = key();
        store.complete(key, RETENTION);

        acquire(other, key);

        assertThat(query("SELECT COUNT(*) FROM seen_events_2 WHERE event_key = '" + key + "'"))
                .isOne();
    }

    @Test
    void expiredRowsAreRemovedInBatchesAndLiveOnesStay() throws Exception {
        JdbcIdempotencyStore own = store.withTable("purged_events");
        own.createSchema();
        String live = key();
        acquire(own, live);
        String done = key();
        own.complete(done, RETENTION);
        for (int i = 0; i < 7; i++) {
            String released = key();
            own.release(released, acquire(own, released));
        }

        assertThat(own.purgeExpired(3)).isEqualTo(7);
        assertThat(own.purgeExpired(3)).isZero();

        assertThat(query("SELECT COUNT(*) FROM purged_events")).isEqualTo(2);
        assertThat(own.claim(live, LEASE)).isInstanceOf(Claim.InProgress.class);
        assertThat(own.claim(done, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void timesAreMicrosecondsSince1970InUtc() throws SQLException {
        String key = key();
        store.complete(key, RETENTION);

        long expiresAt = query("SELECT expires_at FROM ralio_webhook_events WHERE event_key = '" + key + "'");

        assertThat(TimeUnit.MICROSECONDS.toMinutes(expiresAt))
                .isCloseTo(
                        TimeUnit.MILLISECONDS.toMinutes(System.currentTimeMillis()) + RETENTION.toMinutes(),
                        within(5L));
    }

    @Test
    void deliveriesAreCounted() throws SQLException {
        String key = key();
        acquire(store, key);
        store.claim(key, LEASE);
        store.complete(key, RETENTION);
        store.claim(key, LEASE);

        assertThat(query("SELECT deliveries FROM ralio_webhook_events WHERE event_key = '" + key + "'"))
                .isEqualTo(3);
    }

    @Test
    void aMissingTableIsAnException() {
        assertThatThrownBy(() -> store.withTable("not_there").claim(key(), LEASE))
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessageStartingWith("claiming an event: SQL state ");
    }
}
