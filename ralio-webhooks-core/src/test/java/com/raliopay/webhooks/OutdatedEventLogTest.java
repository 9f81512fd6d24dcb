package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.testing.Fixture;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutdatedEventLogTest {

    private static final String LATE = Fixture.STATE_UPDATED
            .text()
            .replaceFirst("\"timestamp\": \"\\d{4}", "\"timestamp\": \"2001")
            .replace(Fixture.STATE_UPDATED.event().id().toString(), "6f0a3c1e-0000-4000-8000-000000000001");

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final List<WebhookEvent> handled = new ArrayList<>();
    private final HikariDataSource database = new HikariDataSource();
    private WebhookDispatcher ralio;

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void createDispatcher() {
        database.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc");
        store.createSchema();
        ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, store.transactional("levels", e -> "any", (e, connection) -> handled.add(e)))
                .build();
        ralio.dispatch(Fixture.STATE_UPDATED.text());
        log.events.clear();
    }

    @Test
    void logsOutdatedEventAtInfo() {
        assertThat(ralio.dispatch(LATE).outcome()).isEqualTo(Outcome.HANDLED);

        assertThat(handled).containsExactly(Fixture.STATE_UPDATED.event());
        assertThat(log.lines())
                .containsExactly(
                        "INFO outdated for levels: kyc_state_updated 6f0a3c1e-0000-4000-8000-000000000001",
                        "INFO HANDLED kyc_state_updated 6f0a3c1e-0000-4000-8000-000000000001 in N ms");
    }

    @Test
    void failingLogDoesNotFailOutdatedEvent() {
        log.onEvent(() -> {
            throw new InterruptedException("no space left on device");
        });

        assertThat(ralio.dispatch(LATE).outcome()).isEqualTo(Outcome.HANDLED);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(handled).hasSize(1);
    }
}
