package com.raliopay.webhooks.jdbc;

import static com.raliopay.webhooks.jdbc.StoreTests.LEASE;
import static com.raliopay.webhooks.jdbc.StoreTests.RETENTION;
import static com.raliopay.webhooks.jdbc.StoreTests.acquire;
import static com.raliopay.webhooks.jdbc.StoreTests.newKey;
import static com.raliopay.webhooks.jdbc.StoreTests.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.testing.IdempotencyStoreContract;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of {@link JdbcIdempotencyStore} for each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractIdempotencyStoreTest implements ConcurrencyTests, ForgetTests, SchemaTests, TimeTests {

    private final DataSource database;
    private final JdbcIdempotencyStore store;

    AbstractIdempotencyStoreTest(DataSource database) {
        this.database = database;
        this.store = JdbcIdempotencyStore.create(database, "kyc");
    }

    @Override
    public DataSource database() {
        return database;
    }

    @Override
    public JdbcIdempotencyStore store() {
        return store;
    }

    /** Returns the number of statements for a duplicate of a completed event. */
    int statementsForDuplicate() {
        return 1;
    }

    @ParameterizedTest
    @EnumSource
    void followsContract(IdempotencyStoreContract rule) {
        rule.check(store);
    }

    @Test
    void newEventTakesTwoStatementsAndDuplicateOne() {
        DataSourceSpy pool = new DataSourceSpy(database, true);
        JdbcIdempotencyStore counted = JdbcIdempotencyStore.create(pool.dataSource(), "kyc");
        EventKey key = newKey();

        assertThat(pool.count(() -> acquire(counted, key))).as("claim").isEqualTo(1);
        assertThat(pool.count(() -> counted.complete(key, RETENTION)))
                .as("complete")
                .isEqualTo(1);
        assertThat(pool.count(() -> counted.claim(key, LEASE))).as("duplicate").isEqualTo(statementsForDuplicate());
    }

    @Test
    void repeatsFailedStatements() {
        DataSourceSpy pool = new DataSourceSpy(database, true);
        JdbcIdempotencyStore failing = JdbcIdempotencyStore.create(pool.dataSource(), "kyc");
        pool.failuresBefore.set(2);

        assertThat(pool.count(() -> acquire(failing, newKey()))).isEqualTo(3);
    }

    @Test
    void recognizesClaimWhoseResultWasLost() {
        DataSourceSpy pool = new DataSourceSpy(database, true);
        JdbcIdempotencyStore failing = JdbcIdempotencyStore.create(pool.dataSource(), "kyc");
        pool.failuresAfter.set(1);

        acquire(failing, newKey());
    }

    @Test
    void throwsExceptionWithCodesOnlyAfterThreeFailures() {
        DataSourceSpy pool = new DataSourceSpy(database, false);
        JdbcIdempotencyStore failing = JdbcIdempotencyStore.create(pool.dataSource(), "kyc");
        pool.failuresBefore.set(3);

        assertThatThrownBy(() -> failing.claim(newKey(), LEASE))
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessage("claiming an event: SQL state 40001, error 1213")
                .hasCauseInstanceOf(SQLException.class);
        assertThat(pool.autoCommitAtClose).containsExactly(false);
    }

    @Test
    void endpointsAreIndependent() {
        JdbcIdempotencyStore other = JdbcIdempotencyStore.create(database, "KYC");
        EventKey key = newKey();
        store.complete(key, RETENTION);

        String token = acquire(other, key);
        store.release(key, token);

        assertThat(other.claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);
        assertThat(store.claim(key, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void typesThatLookLikeHashesAreDistinct() {
        UUID id = UUID.randomUUID();
        String hashed = ColumnValues.text(new EventKey("t\u00e4st", id));
        store.complete(new EventKey("t\u00e4st", id), RETENTION);

        acquire(store, new EventKey(hashed.substring(0, hashed.indexOf('/')), id));
    }

    @Test
    void createsTableWithOtherName() throws SQLException {
        JdbcIdempotencyStore other = store.withTable("seen_events_2");
        other.createSchema();
        other.createSchema();
        EventKey key = newKey();
        store.complete(key, RETENTION);

        acquire(other, key);

        assertThat(query("SELECT COUNT(*)" + row(key).replace("ralio_webhook_events", "seen_events_2")))
                .isOne();
    }

    @Test
    void purgesExpiredRowsInBatches() {
        JdbcIdempotencyStore own = store.withTable("purged_events");
        own.createSchema();
        DataSourceSpy pool = new DataSourceSpy(database, true);
        EventKey live = newKey();
        acquire(own, live);
        EventKey completed = newKey();
        own.complete(completed, RETENTION);
        for (int i = 0; i < 7; i++) {
            EventKey released = newKey();
            own.release(released, acquire(own, released));
        }

        JdbcIdempotencyStore counted =
                JdbcIdempotencyStore.create(pool.dataSource(), "other").withTable("purged_events");
        assertThat(pool.count(() -> assertThat(counted.purgeExpired(3)).isEqualTo(7)))
                .isEqualTo(3);
        assertThat(own.purgeExpired(3)).isZero();

        assertThat(own.claim(live, LEASE)).isInstanceOf(Claim.InProgress.class);
        assertThat(own.claim(completed, LEASE)).isEqualTo(new Claim.Completed());
    }

    @Test
    void countsDeliveries() throws SQLException {
        EventKey key = newKey();
        acquire(store, key);
        store.claim(key, LEASE);
        store.complete(key, RETENTION);
        store.claim(key, LEASE);

        assertThat(query("SELECT deliveries" + row(key))).isEqualTo(3);
    }

    @Test
    void throwsExceptionIfTableIsMissing() {
        assertThatThrownBy(() -> store.withTable("missing").claim(newKey(), LEASE))
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessageMatching(
                        "claiming an event: SQL state .*, error .*; create the table, with createSchema\\(\\) for example");
    }
}
