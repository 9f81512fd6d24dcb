package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.crashtests.Postgres;
import java.io.IOException;
import javax.sql.DataSource;

/** The merchant's database. */
final class PostgresServer implements QueueServer {

    private final Postgres postgres = new Postgres();

    PostgresServer() throws IOException {}

    int port() {
        return postgres.port();
    }

    DataSource dataSource() {
        return postgres.dataSource("postgres");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String address() {
        return "localhost:" + postgres.port();
    }

    @Override
    public ProcessHandle process() throws IOException {
        return postgres.process();
    }

    /** Ends all processes immediately, as a crash does: the server recovers its data from the log when it starts. */
    @Override
    public void kill() throws IOException, InterruptedException {
        postgres.stop(Postgres.StopMode.IMMEDIATE);
    }

    @Override
    public void restart() throws IOException {
        postgres.restart();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
