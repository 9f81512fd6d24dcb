package com.raliopay.webhooks.jdbc;

import static com.raliopay.webhooks.jdbc.StoreTests.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import com.raliopay.webhooks.testing.FixturePayload;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link JdbcIdempotencyStore#transactional} for each database. */
interface TransactionalListenerTests extends DatabaseTests {

    private static WebhookDispatcher dispatcher(
            JdbcIdempotencyStore store, TransactionalListener<SessionVerified> listener) {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(SessionVerified.class, store.transactional("activate", listener))
                .build();
    }

    /** Returns the dispatcher of another process, whose store does not know which events have been completed. */
    private static WebhookDispatcher withoutStore(
            JdbcIdempotencyStore store, TransactionalListener<SessionVerified> listener) {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(SessionVerified.class, store.transactional("activate", listener))
                .build();
    }

    private JdbcIdempotencyStore store(DataSource dataSource) {
        return JdbcIdempotencyStore.create(dataSource, "kyc");
    }

    private void createTable(String name) throws SQLException {
        try (Connection connection = database().getConnection()) {
            execute(
                    connection,
                    "DROP TABLE IF EXISTS " + name,
                    "CREATE TABLE " + name + " (id VARCHAR(36) PRIMARY KEY)");
        }
    }

    private static void insert(Connection connection, WebhookEvent event) throws SQLException {
        execute(connection, "INSERT INTO activations VALUES ('" + event.id() + "')");
    }

    private long activations() throws SQLException {
        return query("SELECT COUNT(*) FROM activations");
    }

    private static FixturePayload newEvent() {
        return Fixture.SESSION_VERIFIED.withNewId();
    }

    @Test
    default void commitsChangesOncePerEvent() throws SQLException {
        createTable("activations");
        FixturePayload event = newEvent();
        WebhookDispatcher ralio = dispatcher(store(), (e, connection) -> insert(connection, e));
        WebhookDispatcher other = withoutStore(store(), (e, connection) -> insert(connection, e));

        assertThat(ralio.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(other.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.HANDLED);

        assertThat(activations()).isOne();
    }

    @Test
    default void rollsBackAfterEveryThrowable() throws SQLException {
        createTable("activations");
        FixturePayload event = newEvent();
        List<Throwable> thrown = List.of(
                new IOException(), new IllegalStateException(), new StackOverflowError(), new InterruptedException());
        for (Throwable each : thrown) {
            DispatchResult result = dispatcher(store(), (e, connection) -> {
                        insert(connection, e);
                        TransactionalListenerTests.<RuntimeException>sneakyThrow(each);
                    })
                    .dispatch(event.bytes());
            Thread.interrupted();
            assertThat(result.outcome()).as("%s", each).isEqualTo(Outcome.LISTENER_FAILED);
            assertThat(result.failure()).isPresent();
            assertThat(activations()).isZero();
        }
        assertThat(dispatcher(store(), (e, connection) -> {
                            insert(connection, e);
                            throw new RejectedEventException("no account");
                        })
                        .dispatch(event.bytes())
                        .outcome())
                .isEqualTo(Outcome.LISTENER_REJECTED);
        assertThat(activations()).isZero();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneakyThrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    default void retryAfterFailureRunsAgain() throws SQLException {
        createTable("activations");
        FixturePayload event = newEvent();
        dispatcher(store(), (e, connection) -> {
                    insert(connection, e);
                    throw new IOException();
                })
                .dispatch(event.bytes());

        assertThat(dispatcher(store(), (e, connection) -> insert(connection, e))
                        .dispatch(event.bytes())
                        .outcome())
                .isEqualTo(Outcome.HANDLED);
        assertThat(activations()).isOne();
    }

    @Test
    default void failingCommitFailsListenerAndRetryRunsAgain() throws SQLException {
        createTable("activations");
        FixturePayload event = newEvent();
        DataSourceSpy pool = new DataSourceSpy(database(), true);
        WebhookDispatcher ralio = dispatcher(store(pool.dataSource()), (e, connection) -> insert(connection, e));
        pool.failuresToCommit.set(1);

        assertThat(ralio.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(activations()).isZero();

        assertThat(ralio.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(activations()).isOne();
    }

    @Test
    default void laterListenersFailureRepeatsOnlyThatListener() throws SQLException {
        createTable("activations");
        FixturePayload event = newEvent();
        List<String> mails = new ArrayList<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store())
                .on(SessionVerified.class, store().transactional("activate", (e, connection) -> insert(connection, e)))
                .on(SessionVerified.class, e -> {
                    mails.add("mail");
                    if (mails.size() == 1) {
                        throw new IOException();
                    }
                })
                .build();

        assertThat(ralio.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(ralio.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.HANDLED);

        assertThat(mails).hasSize(2);
        assertThat(activations()).isOne();
    }

    @Test
    default void repeatsFailureBeforeListener() throws SQLException {
        createTable("activations");
        DataSourceSpy pool = new DataSourceSpy(database(), true);
        WebhookDispatcher ralio = withoutStore(store(pool.dataSource()), (e, connection) -> insert(connection, e));
        pool.failuresBefore.set(2);

        assertThat(ralio.dispatch(newEvent().bytes()).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(activations()).isOne();

        pool.failuresBefore.set(3);
        assertThat(ralio.dispatch(newEvent().bytes()).outcome()).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(activations()).isOne();
        assertThat(pool.autoCommitAtClose).containsOnly(true);
    }

    @Test
    default void doesNotRepeatListenersFailure() throws SQLException {
        createTable("activations");
        List<WebhookEvent> calls = new ArrayList<>();
        WebhookDispatcher ralio = withoutStore(store(), (e, connection) -> {
            calls.add(e);
            insert(connection, e);
            insert(connection, e);
        });

        assertThat(ralio.dispatch(newEvent().bytes()).outcome()).isEqualTo(Outcome.LISTENER_FAILED);

        assertThat(calls).hasSize(1);
        assertThat(activations()).isZero();
    }

    @Test
    default void takesTwoStatementsMoreThanListener() throws SQLException {
        createTable("activations");
        DataSourceSpy pool = new DataSourceSpy(database(), true);
        WebhookDispatcher ralio = withoutStore(store(pool.dataSource()), (e, connection) -> insert(connection, e));

        assertThat(pool.count(() -> ralio.dispatch(newEvent().bytes()))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Connection.TRANSACTION_READ_COMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE
            })
    default void keepsIsolationAndStateOfPoolWithOneConnection(int isolation) throws SQLException {
        createTable("activations");
        try (SingleConnectionPool pool = new SingleConnectionPool(database(), isolation)) {
            List<Integer> seen = new ArrayList<>();
            WebhookDispatcher ralio = dispatcher(store(pool.dataSource()), (e, connection) -> {
                seen.add(connection.getTransactionIsolation());
                assertThat(connection.getAutoCommit()).isFalse();
                insert(connection, e);
                if (seen.size() == 1) {
                    throw new IOException();
                }
            });
            FixturePayload event = newEvent();

            assertThat(ralio.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.LISTENER_FAILED);
            assertThat(ralio.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.HANDLED);

            assertThat(seen).containsExactly(isolation, isolation);
            assertThat(pool.violations).isEmpty();
        }
        assertThat(activations()).isOne();
    }

    @Test
    default void listenerThatClosesConnectionFails() throws SQLException {
        createTable("activations");

        assertThat(withoutStore(store(), (e, connection) -> {
                            insert(connection, e);
                            connection.close();
                        })
                        .dispatch(newEvent().bytes())
                        .outcome())
                .isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(activations()).isZero();
    }

    @Test
    default void listenerThatRollsBackFailsAndRunsAgain() throws SQLException {
        createTable("activations");
        FixturePayload event = newEvent();

        assertThat(withoutStore(store(), (e, connection) -> {
                            insert(connection, e);
                            connection.rollback();
                        })
                        .dispatch(event.bytes())
                        .outcome())
                .isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(withoutStore(store(), (e, connection) -> insert(connection, e))
                        .dispatch(event.bytes())
                        .outcome())
                .isEqualTo(Outcome.HANDLED);
        assertThat(activations()).isOne();
    }

    @Test
    default void dispatcherRefusesTwoListenersWithOneName() {
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(SessionVerified.class, store().transactional("activate", (e, connection) -> {}))
                .on(WebhookEvent.class, store().transactional("activate", WebhookEvent::id, (e, connection) -> {}));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two listeners are named activate");
    }

    @Test
    default void failingKeyFailsListener() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(
                        SessionVerified.class,
                        store().transactional(
                                        "activate",
                                        e -> {
                                            throw new IllegalStateException();
                                        },
                                        (e, connection) -> {}))
                .build();

        assertThat(ralio.dispatch(newEvent().bytes()).outcome()).isEqualTo(Outcome.LISTENER_FAILED);
    }
}
