package com.raliopay.webhooks.crashtests;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;

/**
 * The program that is killed: an endpoint over PostgreSQL with a connection pool. It does not outlive the process that started it.
 */
final class EndpointProcess {

    private EndpointProcess() {}

    /**
     * Runs the endpoint.
     *
     * @param args the {@link Protection}, the port, the port of PostgreSQL, the database, the run number, the seed
     */
    @SuppressWarnings("SystemOut") // read by the parent process
    public static void main(String[] args) throws IOException {
        Protection protection = Protection.valueOf(args[0]);
        int port = Integer.parseInt(args[1]);
        int postgresPort = Integer.parseInt(args[2]);
        String database = args[3];
        int run = Integer.parseInt(args[4]);
        long seed = Long.parseLong(args[5]);

        HikariConfig config = new HikariConfig();
        config.setDataSource(Postgres.dataSource(postgresPort, database, CrashTables.applicationName(run)));
        config.setMaximumPoolSize(Endpoint.THREADS);
        try (HikariDataSource pool = new HikariDataSource(config);
                Endpoint endpoint = new Endpoint(port, new Merchant(pool, run, seed).dispatcher(protection))) {
            endpoint.start();
            KillableProcess.ready(System.out);
        }
    }
}
