package com.raliopay.webhooks.crashtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.json.WebhookWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The database stops while a listener is running, so that its event cannot be marked as completed. */
class FailedCompletionTest {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final byte[] BODY = WebhookWriter.write(new SessionVerified(
            UUID.randomUUID(),
            Instant.parse("2026-11-21T00:00:00Z"),
            Subject.user(UUID.randomUUID()),
            UUID.randomUUID()));

    @Test
    void answers200AndHandlesARedeliveryAfterTheLeaseAgain() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        try (Postgres postgres = new Postgres()) {
            DataSource database = postgres.dataSource("postgres");
            JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, Endpoint.NAME);
            store.createSchema();
            WebhookDispatcher ralio = WebhookDispatcher.builder()
                    .acceptUnsigned()
                    .idempotencyStore(store)
                    .lease(LEASE)
                    .on(SessionVerified.class, e -> {
                        if (handled.incrementAndGet() == 1) {
                            postgres.stop(Postgres.StopMode.IMMEDIATE);
                        }
                    })
                    .build();

            DispatchResult uncompleted = ralio.dispatch(BODY);
            assertThat(uncompleted.outcome()).isEqualTo(Outcome.HANDLED);
            assertThat(uncompleted.httpStatus()).isEqualTo(200);

            assertThat(ralio.dispatch(BODY).outcome()).isEqualTo(Outcome.UNAVAILABLE);

            postgres.restart();
            DispatchResult redelivered = ralio.dispatch(BODY);
            while (redelivered.outcome() == Outcome.IN_PROGRESS) {
                assertThat(handled).hasValue(1);
                Thread.sleep(redelivered.retryAfter().orElseThrow().toMillis() + 1);
                redelivered = ralio.dispatch(BODY);
            }
            assertThat(redelivered.outcome()).isEqualTo(Outcome.HANDLED);
            assertThat(handled).hasValue(2);

            assertThat(ralio.dispatch(BODY).outcome()).isEqualTo(Outcome.DUPLICATE);
            assertThat(handled).hasValue(2);
        }
    }
}
