package com.raliopay.webhooks.jdbc;

import static com.raliopay.webhooks.jdbc.StoreTests.execute;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Concurrent deliveries to transactional listeners, for each database. */
interface TransactionalRaceTests extends DatabaseTests {

    int SUBJECTS = 300;
    int LEVELS = 5;

    /** Returns a query for the number of the connection's session. */
    String sessionQuery();

    /** Returns the statement that ends a session, without the session's number. */
    String killStatement();

    private void kill(Connection victim) throws SQLException {
        long session = StoreTests.query(victim, sessionQuery());
        try (Connection killer = database().getConnection()) {
            execute(killer, killStatement().replace("?", Long.toString(session)));
        }
    }

    private HikariDataSource pool(int size, String isolation, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database());
        config.setMaximumPoolSize(size);
        config.setTransactionIsolation(isolation);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    private static WebhookDispatcher.Builder dispatcher(JdbcIdempotencyStore store) {
        return WebhookDispatcher.builder().acceptUnsigned().idempotencyStore(store);
    }

    @ParameterizedTest
    @CsvSource({
        "8, TRANSACTION_READ_COMMITTED, true",
        "8, TRANSACTION_REPEATABLE_READ, false",
        "8, TRANSACTION_SERIALIZABLE, true",
        "1, TRANSACTION_READ_COMMITTED, false"
    })
    default void leavesNoOlderLevel(int size, String isolation, boolean autoCommit) throws Exception {
        Effects effects = new Effects(database(), SUBJECTS);
        try (HikariDataSource pool = pool(size, isolation, autoCommit)) {
            JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, "race-" + isolation + size);
            effects.deliver(
                    dispatcher(store)
                            .on(
                                    StateUpdated.class,
                                    store.transactional("level", StateUpdated::subject, effects::setLevel))
                            .build(),
                    Effects.levels(SUBJECTS, LEVELS));
        }

        assertThat(effects.subjectsWithoutLevel("L" + (LEVELS - 1))).isZero();
    }

    /** Shows that the test above detects older levels. */
    @Test
    default void leavesOlderLevelsWithoutKey() throws Exception {
        Effects effects = new Effects(database(), SUBJECTS);
        try (HikariDataSource pool = pool(8, "TRANSACTION_READ_COMMITTED", true)) {
            JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, "blind");
            effects.deliver(
                    dispatcher(store)
                            .on(StateUpdated.class, store.transactional("level", effects::setLevel))
                            .build(),
                    Effects.levels(SUBJECTS, LEVELS));
        }

        assertThat(effects.subjectsWithoutLevel("L" + (LEVELS - 1))).isGreaterThan(SUBJECTS / 2);
    }

    /** 10,000 deliveries of 8,000 events, with sessions killed between the record and the commit. */
    @Test
    default void changesDatabaseOnceThoughSessionsAreKilled() throws Exception {
        Effects effects = new Effects(database(), 0);
        List<StateUpdated> events = Effects.levels(4000, 2);
        try (HikariDataSource pool = pool(8, "TRANSACTION_READ_COMMITTED", true)) {
            JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, "killed");
            effects.deliver(
                    dispatcher(store)
                            .on(
                                    StateUpdated.class,
                                    store.transactional(
                                            "effect",
                                            (e, connection) -> effects.addEffect(e, connection, victim -> {
                                                kill(victim);
                                                pool.evictConnection(victim); // H2's errors do not make the pool do so
                                            })))
                            .build(),
                    events);
        }

        assertThat(effects.killed()).isPositive();
        assertThat(effects.distinctEffects()).isEqualTo(events.size());
        assertThat(effects.effects()).isEqualTo(events.size());
    }

    /** Two listeners lock the rows of each other, so that the database ends one of their transactions. */
    @Test
    default void deadlockedListenerRunsAgain() throws Exception {
        Effects effects = new Effects(database(), 2);
        List<StateUpdated> events = Effects.levels(2, 1);
        CyclicBarrier bothHaveLocked = new CyclicBarrier(2);
        Queue<StateUpdated> calls = new ConcurrentLinkedQueue<>();
        AtomicInteger deadlocks = new AtomicInteger();
        try (HikariDataSource pool = pool(8, "TRANSACTION_READ_COMMITTED", true)) {
            JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, "deadlocks");
            TransactionalListener<StateUpdated> listener = (e, connection) -> {
                int own = events.indexOf(e);
                effects.addEffect(e, connection, victim -> {});
                effects.lock(connection, own);
                boolean firstCall = !calls.contains(e);
                calls.add(e);
                if (firstCall) {
                    bothHaveLocked.await(1, TimeUnit.MINUTES);
                }
                try {
                    effects.lock(connection, 1 - own);
                } catch (SQLException deadlock) {
                    deadlocks.incrementAndGet();
                    throw deadlock;
                }
            };
            effects.deliver(
                    dispatcher(store)
                            .on(StateUpdated.class, store.transactional("effect", listener))
                            .build(),
                    events);
        }

        assertThat(deadlocks.get()).isPositive();
        assertThat(effects.distinctEffects()).isEqualTo(2);
        assertThat(effects.effects()).isEqualTo(2);
    }
}
