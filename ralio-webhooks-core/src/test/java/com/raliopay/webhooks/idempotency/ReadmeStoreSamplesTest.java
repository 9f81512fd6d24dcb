package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.fixture.Fixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The README's samples over a database: what stands between the tags is what the README shows. */
class ReadmeStoreSamplesTest {

    /** The merchant's own tables. */
    private static final class Accounts {
        final List<Subject> activated = new ArrayList<>();

        void activate(Connection connection, Subject subject) throws SQLException {
            assertThat(connection.getAutoCommit()).isFalse();
            activated.add(subject);
        }
    }

    @Test
    void anEventIsHandledOnceInTheTransactionOfItsEffects() {
        DataSource dataSource = Databases.h2(UUID.randomUUID().toString());
        JdbcIdempotencyStore.create(dataSource).createSchema();
        Accounts accounts = new Accounts();
        String secret = "test-secret";
        // tag::inbox
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource);
        TransactionalInbox inbox = store.inbox("accounts", Duration.ofDays(365));

        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .idempotencyStore(store)
                .on(SessionVerified.class, e -> {
                    try (Connection connection = dataSource.getConnection()) {
                        connection.setAutoCommit(false);
                        try {
                            if (inbox.recordIfNew(connection, e.type(), e.id())) {
                                accounts.activate(connection, e.subject());
                            }
                            connection.commit();
                        } finally {
                            connection.rollback(); // does nothing after a commit
                        }
                    }
                })
                .build();
        // end::inbox
        Fixture event = Fixture.SESSION_VERIFIED;

        assertThat(ralio.dispatch(event.bytes(), event.headers(secret)::get).outcome())
                .isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(event.bytes(), event.headers(secret)::get).outcome())
                .isEqualTo(Outcome.DUPLICATE);
        // As after a process that was killed before it could complete the claim.
        WebhookDispatcher another = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(SessionVerified.class, e -> {
                    try (Connection connection = dataSource.getConnection()) {
                        connection.setAutoCommit(false);
                        assertThat(inbox.recordIfNew(connection, e.type(), e.id()))
                                .isFalse();
                        connection.rollback();
                    }
                })
                .build();
        assertThat(another.dispatch(event.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(accounts.activated).hasSize(1);
    }
}
