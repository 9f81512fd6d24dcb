package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.testing.Fixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A listener that records its events in an inbox, as in the recipes. */
class ListenerWithInboxTest {

    private static final class Accounts {
        final List<Subject> activated = new ArrayList<>();

        void activate(Connection connection, Subject subject) throws SQLException {
            assertThat(connection.getAutoCommit()).isFalse();
            activated.add(subject);
        }
    }

    @Test
    void listenerChangesDatabaseOncePerEvent() {
        DataSource dataSource =
                TestDatabases.withSchema(TestDatabases.h2(UUID.randomUUID().toString()));
        Accounts accounts = new Accounts();
        String secret = "test-secret";
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource, "kyc");
        TransactionalInbox inbox = store.inbox("accounts", Duration.ofDays(365));

        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .idempotencyStore(store)
                .on(SessionVerified.class, e -> {
                    try (Connection connection = dataSource.getConnection()) {
                        connection.setAutoCommit(false);
                        try {
                            if (inbox.recordIfNew(connection, e)) {
                                accounts.activate(connection, e.subject());
                            }
                            connection.commit();
                        } finally {
                            connection.rollback(); // has no effect after a commit
                        }
                    }
                })
                .build();
        Fixture event = Fixture.SESSION_VERIFIED;

        assertThat(ralio.dispatch(event.bytes(), event.headers(secret)::get).outcome())
                .isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(event.bytes(), event.headers(secret)::get).outcome())
                .isEqualTo(Outcome.DUPLICATE);
        // Delivered again after the process was killed before the event was completed.
        WebhookDispatcher restarted = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(SessionVerified.class, e -> {
                    try (Connection connection = dataSource.getConnection()) {
                        connection.setAutoCommit(false);
                        assertThat(inbox.recordIfNew(connection, e)).isFalse();
                        connection.rollback();
                    }
                })
                .build();
        assertThat(restarted.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(accounts.activated).hasSize(1);
    }
}
