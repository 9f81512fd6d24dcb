package com.raliopay.webhooks.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** Databases with the schema, started at the first use and shared by all tests of the JVM. */
final class TestDatabases {

    private TestDatabases() {}

    static DataSource h2() {
        return SharedH2.DATABASE;
    }

    static DataSource postgreSql() {
        return SharedPostgreSql.DATABASE;
    }

    /** Returns the H2 database in memory with the given name, without the schema if it is new. */
    static DataSource h2(String name) {
        return new UrlDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    static DataSource withSchema(DataSource database) {
        JdbcIdempotencyStore.create(database, "any").createSchema();
        return database;
    }

    private static final class SharedH2 {
        static final DataSource DATABASE = withSchema(h2("shared"));
    }

    private static final class SharedPostgreSql {
        static final DataSource DATABASE = withSchema(start());

        private static DataSource start() {
            try {
                return new UrlDataSource(EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
