package com.raliopay.webhooks.dbscheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.deadletters.DeadLetters;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.queuecontract.QueueEnvironment;
import com.raliopay.webhooks.queuecontract.QueueUnderTest;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** The merchant's code and settings, except that a killed worker is noticed after seconds, and retries are soon. */
public final class QueueOnDbScheduler implements QueueUnderTest {

    private static final int MAX_ATTEMPTS = 8;
    private static final Duration FIRST_DELAY = Duration.ofMillis(10); // the last one is 7 seconds

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public void create(QueueEnvironment environment) throws Exception {
        try (HikariDataSource pool = environment.openPool()) {
            EventQueue.createTable(pool);
        }
    }

    @Override
    public WebhookDispatcher endpoint(QueueEnvironment environment) {
        return WebhookDispatcher.builder()
                .secret(environment.secret())
                .on(
                        WebhookEvent.class,
                        new EventQueue(
                                EventQueue.scheduler(environment.openPool()).build()))
                .build();
    }

    @Override
    public void startWorker(QueueEnvironment environment) {
        DataSource pool = environment.openPool();
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, QueueEnvironment.WORKER);
        WebhookDispatcher.Builder ralio =
                WebhookDispatcher.builder().acceptUnsigned().idempotencyStore(store);
        environment.register(ralio, store);
        EventWorker worker = new EventWorker(ralio.build(), DeadLetters.create(pool), MAX_ATTEMPTS, FIRST_DELAY);
        Scheduler scheduler = EventQueue.scheduler(pool, worker.task())
                .threads(environment.threads())
                .pollingInterval(Duration.ofMillis(100))
                .heartbeatInterval(Duration.ofMillis(500))
                .build();
        scheduler.start();
    }
}
