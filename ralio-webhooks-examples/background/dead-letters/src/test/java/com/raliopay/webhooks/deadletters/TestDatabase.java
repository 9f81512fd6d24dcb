package com.raliopay.webhooks.deadletters;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** The databases of the tests. */
enum TestDatabase {
    H2 {
        @Override
        DataSource dataSource() {
            JdbcDataSource source = new JdbcDataSource();
            source.setUrl("jdbc:h2:mem:dead-letters;DB_CLOSE_DELAY=-1");
            return source;
        }
    },
    POSTGRESQL {
        @Override
        DataSource dataSource() throws IOException {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start();
            }
            return postgres.getPostgresDatabase();
        }
    };

    private static @Nullable EmbeddedPostgres postgres;

    abstract DataSource dataSource() throws IOException;

    HikariDataSource poolWithoutAutocommit() throws IOException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource());
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    static void stopAll() throws IOException {
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }
}
