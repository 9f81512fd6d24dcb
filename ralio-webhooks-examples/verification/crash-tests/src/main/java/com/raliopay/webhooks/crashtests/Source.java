package com.raliopay.webhooks.crashtests;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** The source of an endpoint's connections. */
enum Source {

    /** The driver's data source, which opens a connection in each call. */
    PLAIN("plain DataSource") {
        @Override
        DataSource open(Postgres postgres) {
            return postgres.dataSource("postgres");
        }
    },

    /** A connection pool. */
    POOL("HikariCP") {
        @Override
        DataSource open(Postgres postgres) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(postgres.dataSource("postgres"));
            config.setMaximumPoolSize(Endpoint.THREADS);
            config.setConnectionTimeout(POOL_TIMEOUT_MILLIS);
            config.setValidationTimeout(POOL_TIMEOUT_MILLIS);
            return new HikariDataSource(config);
        }
    };

    /** How long the pool waits for a connection; far below the 60 seconds that Ralio waits for a response. */
    private static final long POOL_TIMEOUT_MILLIS = 500;

    private final String title;

    Source(String title) {
        this.title = title;
    }

    /** Returns the heading of a column. */
    String title() {
        return title;
    }

    /** Returns a data source for this server, to be closed if it is closeable. */
    abstract DataSource open(Postgres postgres);
}
