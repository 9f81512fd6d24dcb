package com.raliopay.webhooks.crashtests;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Where an endpoint's connections come from. */
enum Source {

    /** The driver's own: opens a connection at each call. */
    PLAIN("plain DataSource") {
        @Override
        DataSource open(Postgres postgres) {
            return postgres.dataSource("postgres");
        }
    },

    /** A pool, as merchants have it. */
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

    /** How long the pool waits for a connection; far below the 60 seconds that Ralio waits for an answer. */
    private static final long POOL_TIMEOUT_MILLIS = 500;

    private final String title;

    Source(String title) {
        this.title = title;
    }

    /** For the head of a column. */
    String title() {
        return title;
    }

    /** A source of connections to this server. Close it if it can be closed. */
    abstract DataSource open(Postgres postgres);
}
