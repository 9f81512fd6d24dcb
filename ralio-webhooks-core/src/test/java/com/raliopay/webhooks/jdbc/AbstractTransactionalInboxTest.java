package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.jdbc.TransactionalInbox.Result;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests of {@link TransactionalInbox} and {@link TransactionalListener} for each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractTransactionalInboxTest
        implements InboxOrderTests, TransactionalListenerTests, TransactionalRaceTests {

    private static final Instant TIMESTAMP = Instant.parse("2026-03-17T16:35:12.501Z");
    private static final Subject SUBJECT = Subject.user(UUID.randomUUID());

    private final DataSource database;
    private final JdbcIdempotencyStore store;
    private final TransactionalInbox inbox;

    AbstractTransactionalInboxTest(DataSource database) {
        this.database = database;
        this.store = JdbcIdempotencyStore.create(database, "kyc");
        this.inbox = store.inbox("accounts");
    }

    @Override
    public DataSource database() {
        return database;
    }

    @Override
    public JdbcIdempotencyStore store() {
        return store;
    }

    private static SessionVerified newEvent() {
        return new SessionVerified(UUID.randomUUID(), TIMESTAMP, SUBJECT, UUID.randomUUID());
    }

    private Connection transaction() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private Result recordAndCommit(TransactionalInbox inbox, WebhookEvent event) throws SQLException {
        try (Connection connection = transaction()) {
            Result result = inbox.record(connection, event);
            connection.commit();
            return result;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void eventIsNewOnce() throws SQLException {
        SessionVerified event = newEvent();

        assertThat(recordAndCommit(inbox, event)).isEqualTo(Result.NEW);
        assertThat(recordAndCommit(inbox, event)).isEqualTo(Result.DUPLICATE);
        assertThat(recordAndCommit(
                        inbox, new SessionFailed(event.id(), TIMESTAMP, SUBJECT, event.sessionId(), List.of())))
                .isEqualTo(Result.NEW);
        assertThat(recordAndCommit(inbox, newEvent())).isEqualTo(Result.NEW);
    }

    @Test
    void eventIsNewAgainAfterRollback() throws SQLException {
        SessionVerified event = newEvent();
        try (Connection connection = transaction()) {
            assertThat(inbox.record(connection, event)).isEqualTo(Result.NEW);
            connection.rollback();
        }

        assertThat(recordAndCommit(inbox, event)).isEqualTo(Result.NEW);
    }

    @Test
    void transactionContinuesAfterDuplicate() throws SQLException {
        SessionVerified event = newEvent();
        recordAndCommit(inbox, event);
        try (Connection connection = transaction()) {
            assertThat(inbox.record(connection, event)).isEqualTo(Result.DUPLICATE);
            assertThat(inbox.record(connection, newEvent())).isEqualTo(Result.NEW);
            connection.commit();
        }
    }

    @Test
    void inboxesEndpointsAndStoreAreIndependent() throws SQLException {
        SessionVerified event = newEvent();
        recordAndCommit(inbox, event);

        assertThat(recordAndCommit(store.inbox("mails"), event)).isEqualTo(Result.NEW);
        JdbcIdempotencyStore other = JdbcIdempotencyStore.create(database, "eu");
        assertThat(recordAndCommit(other.inbox("accounts"), event)).isEqualTo(Result.NEW);
        assertThat(store.claim(new EventKey(event.type(), event.id()), StoreTests.LEASE))
                .isInstanceOf(Claim.Acquired.class);
    }

    @Test
    void distinguishesTypesThatDoNotFitColumn() throws SQLException {
        UUID id = UUID.randomUUID();
        for (String type : List.of("t\u00fcp", "t\u00f6p", "x".repeat(200), "x".repeat(201), "line\nbreak")) {
            UnrecognizedEvent event = new UnrecognizedEvent(id, type, TIMESTAMP, Map.of());
            assertThat(recordAndCommit(inbox, event)).as(type).isEqualTo(Result.NEW);
            assertThat(recordAndCommit(inbox, event)).as(type).isEqualTo(Result.DUPLICATE);
        }
    }

    @Test
    void rejectsConnectionInAutocommitMode() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> inbox.record(connection, newEvent()))
                    .withMessageStartingWith("the connection is in autocommit mode");
        }
    }

    @Test
    void rejectsInvalidNamesAndRetentions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.inbox("a/b"))
                .withMessage("name must be 1 to 40 letters, digits, '_', '.' or '-' but was a/b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.withInboxRetention(Duration.ZERO))
                .withMessage("retention must be positive but was PT0S");
    }

    /** Eight transactions record each event and insert a row. The first attempt of every second one is rolled back. */
    @Test
    void concurrentTransactionsChangeDatabaseOnce() throws Exception {
        List<SessionVerified> events = Stream.generate(AbstractTransactionalInboxTest::newEvent)
                .limit(25)
                .toList();
        try (Connection connection = database.getConnection()) {
            execute(connection, "CREATE TABLE changes (id VARCHAR(36))");
        }
        CyclicBarrier start = new CyclicBarrier(8);
        Callable<Integer> transactions = () -> {
            int failures = 0;
            for (SessionVerified event : events) {
                boolean rollback = start.await(1, TimeUnit.MINUTES) % 2 == 0;
                for (boolean done = false; !done; ) {
                    try (Connection connection = transaction()) {
                        if (inbox.record(connection, event) == Result.NEW) {
                            execute(connection, "INSERT INTO changes VALUES ('" + event.id() + "')");
                        }
                        if (rollback) {
                            connection.rollback();
                        } else {
                            connection.commit();
                            done = true;
                        }
                        rollback = false;
                    } catch (SQLException e) {
                        failures++; // closing the connection rolls back; the event is delivered again
                    }
                }
            }
            return failures;
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(8, transactions))) {
                assertThat(each.get()).as("failures such as deadlocks").isLessThan(events.size());
            }
        } finally {
            threads.shutdownNow();
        }

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*), COUNT(DISTINCT id) FROM changes")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(events.size());
            assertThat(row.getInt(2)).isEqualTo(events.size());
            execute(connection, "DROP TABLE changes");
        }
    }
}
