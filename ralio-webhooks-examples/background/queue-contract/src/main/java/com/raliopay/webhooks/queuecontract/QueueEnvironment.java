package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.crashtests.Postgres;
import com.raliopay.webhooks.crashtests.Sender;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** What a {@link QueueUnderTest} gets from the run, in each process. */
public final class QueueEnvironment {

    /** The endpoint name of the workers' idempotency store, whose tables exist. */
    public static final String WORKER = "kyc-worker";

    private static final int POOL_TIMEOUT_MILLIS = 2_000;

    /** How long a process may wait for its first connection, on a busy machine. */
    private static final int STARTUP_MILLIS = 60_000;

    private final int postgresPort;
    private final String serverAddress;
    private final String connectionName;
    private final int threads;
    private final RunListeners listeners;

    QueueEnvironment(
            int postgresPort, String serverAddress, String connectionName, int threads, RunListeners listeners) {
        this.postgresPort = postgresPort;
        this.serverAddress = serverAddress;
        this.connectionName = connectionName;
        this.threads = threads;
        this.listeners = listeners;
    }

    /** Returns the address of the queue's own server, or an empty string if it has none. */
    public String serverAddress() {
        return serverAddress;
    }

    /** Returns the number of events that a worker has to handle concurrently. */
    public int threads() {
        return threads;
    }

    /** Returns the endpoint's secret. */
    public String secret() {
        return Sender.SECRET;
    }

    /** Opens a connection pool to the merchant's database, with two connections for each thread. */
    public HikariDataSource openPool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(Postgres.dataSource(postgresPort, "postgres", connectionName));
        config.setMaximumPoolSize(2 * threads);
        config.setConnectionTimeout(POOL_TIMEOUT_MILLIS);
        config.setValidationTimeout(POOL_TIMEOUT_MILLIS / 2);
        config.setInitializationFailTimeout(STARTUP_MILLIS);
        return new HikariDataSource(config);
    }

    /**
     * Adds the listeners and the lease of the run to a worker's dispatcher. The queue adds the store, and whatever else it
     * needs.
     *
     * @param builder the builder of the dispatcher
     * @param store the store of the dispatcher, with the endpoint name {@link #WORKER}
     */
    public void register(WebhookDispatcher.Builder builder, JdbcIdempotencyStore store) {
        listeners.register(builder, store);
    }
}
