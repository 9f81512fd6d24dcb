package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
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

/** What {@link TransactionalInbox} does, on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransactionalInboxContract {

    private static final String TYPE = "kyc_session_verified";
    private static final Duration RETENTION = Duration.ofDays(30);

    private final DataSource database;
    private final JdbcIdempotencyStore store;
    private final TransactionalInbox inbox;
    private final UUID id = UUID.randomUUID();

    TransactionalInboxContract(DataSource database) {
        this.database = database;
        this.store = JdbcIdempotencyStore.create(database);
        this.inbox = store.inbox("accounts", RETENTION);
    }

    private Connection transaction() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private boolean recordAndCommit(TransactionalInbox inbox, String type, UUID id) throws SQLException {
        try (Connection connection = transaction()) {
            boolean isNew = inbox.recordIfNew(connection, type, id);
            connection.commit();
            return isNew;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void anEventIsNewOnce() throws SQLException {
        UUID id = UUID.randomUUID();

        assertThat(recordAndCommit(inbox, TYPE, id)).isTrue();
        assertThat(recordAndCommit(inbox, TYPE, id)).isFalse();
        assertThat(recordAndCommit(inbox, "kyc_session_failed", id)).isTrue();
        assertThat(recordAndCommit(inbox, TYPE, UUID.randomUUID())).isTrue();
    }

    @Test
    void whatIsRolledBackIsNewAgain() throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = transaction()) {
            assertThat(inbox.recordIfNew(connection, TYPE, id)).isTrue();
            connection.rollback();
        }

        assertThat(recordAndCommit(inbox, TYPE, id)).isTrue();
    }

    @Test
    void theTransactionGoesOnAfterADuplicate() throws SQLException {
        UUID id = UUID.randomUUID();
        recordAndCommit(inbox, TYPE, id);
        try (Connection connection = transaction()) {
            assertThat(inbox.recordIfNew(connection, TYPE, id)).isFalse();
            assertThat(inbox.recordIfNew(connection, TYPE, UUID.randomUUID())).isTrue();
            connection.commit();
        }
    }

    @Test
    void inboxesAndEndpointsAndTheStoreDoNotCollide() throws SQLException {
        UUID id = UUID.randomUUID();
        recordAndCommit(inbox, TYPE, id);

        assertThat(recordAndCommit(store.inbox("mails", RETENTION), TYPE, id)).isTrue();
        assertThat(recordAndCommit(store.withEndpoint("eu").inbox("accounts", RETENTION), TYPE, id))
                .isTrue();
        assertThat(store.claim(TYPE + "/" + id, RETENTION)).isInstanceOf(Claim.Acquired.class);
    }

    @Test
    void typesThatAreNoKeysAreToldApart() throws SQLException {
        UUID id = UUID.randomUUID();
        for (String type : List.of("", "t\u00fcp", "t\u00f6p", "x".repeat(200), "x".repeat(201), "line\nbreak")) {
            assertThat(recordAndCommit(inbox, type, id)).as(type).isTrue();
            assertThat(recordAndCommit(inbox, type, id)).as(type).isFalse();
        }
    }

    @Test
    void aConnectionInAutocommitIsRefused() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThatIllegalStateException().isThrownBy(() -> inbox.recordIfNew(connection, TYPE, id));
        }
    }

    @Test
    void namesAndRetentionsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.inbox("a/b", RETENTION))
                .withMessage("name must be 1 to 40 letters, digits, '_', '.' or '-', but is a/b");
        assertThatIllegalArgumentException().isThrownBy(() -> store.inbox("a", Duration.ZERO));
    }

    /** Each copy records the event and writes its effect in one transaction; every second one then rolls back. */
    @Test
    void racingTransactionsBringAboutEachEffectOnce() throws Exception {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(25).toList();
        String effects = "effects";
        try (Connection connection = database.getConnection()) {
            execute(connection, "CREATE TABLE " + effects + " (id VARCHAR(36))");
        }
        CyclicBarrier start = new CyclicBarrier(8);
        Callable<Integer> copy = () -> {
            int failures = 0;
            for (UUID id : ids) {
                boolean first = start.await(1, TimeUnit.MINUTES) % 2 == 0;
                for (boolean done = false; !done; ) {
                    try (Connection connection = transaction()) {
                        if (inbox.recordIfNew(connection, TYPE, id)) {
                            execute(connection, "INSERT INTO " + effects + " VALUES ('" + id + "')");
                        }
                        if (first) {
                            connection.rollback();
                        } else {
                            connection.commit();
                            done = true;
                        }
                        first = false;
                    } catch (SQLException e) {
                        failures++; // closing rolls back; as Ralio does: again
                    }
                }
            }
            return failures;
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(8, copy))) {
                assertThat(each.get()).as("deadlocks and the like").isLessThan(ids.size());
            }
        } finally {
            threads.shutdownNow();
        }

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*), COUNT(DISTINCT id) FROM " + effects)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(ids.size());
            assertThat(row.getInt(2)).isEqualTo(ids.size());
            execute(connection, "DROP TABLE " + effects);
        }
    }
}
