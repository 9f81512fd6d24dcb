package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.testing.Fixture;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-mutation")
class PostgreSqlTransactionalInboxTest extends AbstractTransactionalInboxTest {

    PostgreSqlTransactionalInboxTest() {
        super(TestDatabases.postgreSql());
    }

    @Override
    public String sessionQuery() {
        return "SELECT pg_backend_pid()";
    }

    @Override
    public String killStatement() {
        return "SELECT pg_terminate_backend(?)";
    }

    /** PostgreSQL rolls back at the commit after a failed statement, which its driver does not report. */
    @Test
    void listenerThatIgnoresFailedStatementFails() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(SessionVerified.class, store().transactional("ignoring", (e, connection) -> {
                    try {
                        StoreTests.execute(connection, "INSERT INTO missing VALUES (1)");
                    } catch (SQLException ignored) {
                        // as a merchant must not do
                    }
                }))
                .build();

        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.LISTENER_FAILED);
    }
}
