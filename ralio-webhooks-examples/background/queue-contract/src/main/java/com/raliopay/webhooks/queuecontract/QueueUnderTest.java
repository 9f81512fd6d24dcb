package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.WebhookDispatcher;
import java.util.Optional;

/**
 * A queue between an endpoint and its workers. {@link KillRun} and {@link ThroughputRun} run the endpoint and the workers in
 * processes of their own, in each of which they create an instance: a class that implements it needs a constructor without
 * parameters.
 */
public interface QueueUnderTest {

    /** Returns the heading in the tables of results. */
    String name();

    /** Starts the server that the queue needs apart from PostgreSQL, if any. Called once, before everything else. */
    default Optional<QueueServer> startServer() throws Exception {
        return Optional.empty();
    }

    /**
     * Creates what the queue needs, such as tables or topics. Called once, before any endpoint or worker starts. The tables of
     * the idempotency store and of the dead letters exist already.
     */
    void create(QueueEnvironment environment) throws Exception;

    /**
     * Returns the dispatcher of an endpoint, with the secret of the environment and a listener that stores the body. Called
     * once in a process, which receives the deliveries.
     */
    WebhookDispatcher endpoint(QueueEnvironment environment) throws Exception;

    /**
     * Starts a worker and returns. Called once in a process, which ends together with the one that has started it.
     *
     * <p>The worker's dispatcher has the listeners of {@link QueueEnvironment#register}. The queue must be configured to retry
     * with delays far below a second, and to give up an event after five attempts or more: each call of a listener may fail
     * once in a while. What it gives up must end in the table {@code ralio_dead_letters} within seconds.
     */
    void startWorker(QueueEnvironment environment) throws Exception;
}
