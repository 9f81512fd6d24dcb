package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** Queues that break a guarantee, as merchants might write them. */
final class FlawedQueues {

    private FlawedQueues() {}

    /** Responds while the event is in memory only: the obvious code that the README warns against. */
    static final class InMemory extends TableQueue {

        @Override
        public WebhookDispatcher endpoint(QueueEnvironment environment) {
            ExecutorService threads = Executors.newFixedThreadPool(environment.threads());
            WebhookDispatcher worker = worker(environment.openPool(), environment);
            return WebhookDispatcher.builder()
                    .secret(environment.secret())
                    .on(WebhookEvent.class, (event, delivery) -> {
                        byte[] body = delivery.body();
                        threads.execute(() -> worker.dispatch(body));
                    })
                    .build();
        }

        @Override
        public void startWorker(QueueEnvironment environment) {}
    }

    /** Removes an event before it is handled. */
    static final class RemovedFirst extends TableQueue {

        @Override
        void handle(DataSource pool, WebhookDispatcher ralio, Entry entry) throws SQLException {
            remove(pool, entry);
            super.handle(pool, ralio, entry);
        }
    }

    /** Lets each worker process have records of its own, so that it does not know what the others have handled. */
    static final class ForgottenByRestart extends TableQueue {

        private final String name = Long.toHexString(UUID.randomUUID().getLeastSignificantBits());

        @Override
        String endpointName() {
            return name;
        }
    }

    /** Gives up an event after one failure. */
    static final class NeverRetried extends TableQueue {

        @Override
        int maxAttempts() {
            return 1;
        }
    }

    /** Lets endpoint and worker share an endpoint name of the store: for the worker, each event is a duplicate. */
    static final class SharedName extends TableQueue {

        @Override
        public WebhookDispatcher endpoint(QueueEnvironment environment) {
            DataSource pool = environment.openPool();
            return WebhookDispatcher.builder()
                    .secret(environment.secret())
                    .idempotencyStore(JdbcIdempotencyStore.create(pool, QueueEnvironment.WORKER))
                    .on(WebhookEvent.class, (event, delivery) -> store(pool, event, delivery))
                    .build();
        }
    }
}
