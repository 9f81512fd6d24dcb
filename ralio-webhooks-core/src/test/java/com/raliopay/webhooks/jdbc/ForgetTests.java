package com.raliopay.webhooks.jdbc;

import static com.raliopay.webhooks.jdbc.StoreTests.LEASE;
import static com.raliopay.webhooks.jdbc.StoreTests.RETENTION;
import static com.raliopay.webhooks.jdbc.StoreTests.acquire;
import static com.raliopay.webhooks.jdbc.StoreTests.newKey;
import static com.raliopay.webhooks.jdbc.StoreTests.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of {@link JdbcIdempotencyStore#forget} for each database. */
interface ForgetTests extends DatabaseTests {

    private boolean record(JdbcIdempotencyStore store, String inbox, EventKey key) throws SQLException {
        try (Connection connection = database().getConnection()) {
            connection.setAutoCommit(false);
            TransactionalInbox.Result result = store.inbox(inbox)
                    .record(connection, new UnrecognizedEvent(key.id(), key.type(), Instant.EPOCH, Map.of()));
            connection.commit();
            return result == TransactionalInbox.Result.NEW;
        }
    }

    @Test
    default void forgetsCompletedEvent() {
        EventKey key = newKey();
        store().complete(key, RETENTION);

        assertThat(store().forget(key.type(), key.id())).isTrue();

        acquire(store(), key);
    }

    @Test
    default void forgetsInboxRecordsOfSameEndpointAndEvent() throws SQLException {
        JdbcIdempotencyStore other = JdbcIdempotencyStore.create(database(), "ky");
        EventKey key = new EventKey("t\u00e4st", newKey().id());
        EventKey otherKey = new EventKey("type", key.id());
        for (JdbcIdempotencyStore store : new JdbcIdempotencyStore[] {store(), other}) {
            record(store, "accounts", key);
            record(store, "mails", key);
            record(store, "mails", otherKey);
            store.complete(otherKey, RETENTION);
        }
        other.complete(key, RETENTION);

        assertThat(store().forget(key.type(), key.id())).isTrue();

        assertThat(record(store(), "accounts", key)).isTrue();
        assertThat(record(store(), "mails", key)).isTrue();
        assertThat(record(store(), "mails", otherKey)).isFalse();
        assertThat(store().claim(otherKey, LEASE)).isEqualTo(new Claim.Completed());
        assertThat(record(other, "mails", key)).isFalse();
        assertThat(other.claim(key, LEASE)).isEqualTo(new Claim.Completed());
        acquire(store(), key);
    }

    @Test
    default void doesNotForgetEventThatIsBeingHandled() throws SQLException {
        EventKey key = newKey();
        String token = acquire(store(), key);
        record(store(), "accounts", key);

        assertThat(store().forget(key.type(), key.id())).isFalse();

        assertThat(store().claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);
        assertThat(record(store(), "accounts", key)).isFalse();
        store().release(key, token);
        acquire(store(), key);
    }

    @Test
    default void forgetsNothingOfAbsentEvent() throws SQLException {
        EventKey key = newKey();

        assertThat(store().forget(key.type(), key.id())).isFalse();

        assertThat(query("SELECT COUNT(*)" + row(key))).isZero();
        acquire(store(), key);
    }
}
