package com.raliopay.webhooks.idempotency;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** The databases that tests run against: started at the first use, shared by all, gone with the JVM; with the schema. */
final class Databases {

    private Databases() {}

    static DataSource h2() {
        return H2.SHARED;
    }

    static DataSource postgreSql() {
        return PostgreSql.SHARED;
    }

    /** {@return an H2 database in memory, empty unless one of this name is there} */
    static DataSource h2(String name) {
        return new UrlDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    private static DataSource withSchema(DataSource database) {
        JdbcIdempotencyStore.create(database).createSchema();
        return database;
    }

    private static final class H2 {
        static final DataSource SHARED = withSchema(h2("shared"));
    }

    private static final class PostgreSql {
        static final DataSource SHARED = withSchema(start());

        private static DataSource start() {
            try {
                return new UrlDataSource(EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
