package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.crashtests.Endpoint;
import com.raliopay.webhooks.deadletters.DeadLetters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The servers behind an endpoint and its workers: PostgreSQL, and the queue's own if it has one. */
final class QueueServers implements AutoCloseable {

    private final PostgresServer postgres;
    private final List<QueueServer> all = new ArrayList<>();
    private final RunTables tables;

    private QueueServers(QueueUnderTest queue) throws Exception {
        postgres = new PostgresServer();
        all.add(postgres);
        try {
            queue.startServer().ifPresent(all::add);
            tables = RunTables.create(postgres.dataSource());
            queue.create(new QueueEnvironment(
                    postgres.port(), address(), "create", Endpoint.THREADS, (builder, store) -> {}));
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    /** Starts the servers and creates the tables. */
    static QueueServers start(QueueUnderTest queue) throws Exception {
        return new QueueServers(queue);
    }

    List<QueueServer> all() {
        return all;
    }

    QueueServer named(String name) {
        return all.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    int postgresPort() {
        return postgres.port();
    }

    /** Returns the address of the queue's own server, or an empty string. */
    String address() {
        return all.size() > 1 ? all.get(1).address() : "";
    }

    RunTables tables() {
        return tables;
    }

    DeadLetters deadLetters() {
        DataSource database = postgres.dataSource();
        return DeadLetters.create(database);
    }

    @Override
    public void close() throws IOException {
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).close();
        }
    }
}
