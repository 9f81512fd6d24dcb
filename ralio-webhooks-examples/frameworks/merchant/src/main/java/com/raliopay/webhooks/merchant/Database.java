package com.raliopay.webhooks.merchant;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;

/** The merchant's database, where the framework has no connection pool of its own. */
public final class Database {

    /** A database that lives as long as the process: enough to try an example. */
    private static final String IN_MEMORY = "jdbc:h2:mem:merchant;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";

    private Database() {}

    /**
     * Opens a connection pool for {@code RALIO_DATABASE_URL}, by default an H2 database in memory.
     *
     * @param environment the environment variables
     * @return the pool, which the caller closes
     */
    public static HikariDataSource open(Map<String, String> environment) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(environment.getOrDefault("RALIO_DATABASE_URL", IN_MEMORY));
        config.setMaximumPoolSize(64); // a transactional listener holds a connection while it works
        config.setConnectionTimeout(5_000); // in milliseconds; a delivery that gets no connection is answered with 503
        return new HikariDataSource(config);
    }
}
