package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.spring.RalioWebhooksProperties.InitializeSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Creates the store, and its table if the properties say so. */
final class JdbcStoreFactory {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStoreFactory.class);

    private static final String DEFAULT_ENDPOINT = "ralio";
    private static final Pattern ENDPOINT = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private final RalioWebhooksProperties properties;
    private final Environment environment;

    JdbcStoreFactory(RalioWebhooksProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /**
     * Creates the store.
     *
     * @param dataSource null if there are several
     */
    JdbcIdempotencyStore create(@Nullable DataSource dataSource) {
        if (dataSource == null) {
            throw new StartFailure(
                    "There are several DataSource beans, and none of them is primary, so it is unknown which database should"
                            + " remember handled events.",
                    "Mark one as @Primary, or define a JdbcIdempotencyStore bean, or set ralio.webhooks.store to memory.");
        }
        String endpoint = endpoint();
        JdbcIdempotencyStore store = store(dataSource, endpoint);
        try {
            initialize(store, dataSource);
        } catch (IdempotencyStoreException | SQLException e) {
            throw new StartFailure(
                    "The table " + properties.table() + ", which remembers handled events, cannot be used: "
                            + e.getMessage() + ".",
                    "Copy the script for your database to a migration of Flyway or Liquibase:"
                            + " classpath:ralio-webhooks/schema-postgresql.sql, schema-mariadb.sql (also for MySQL), or"
                            + " schema-h2.sql. Or set ralio.webhooks.initialize-schema to always, so that the application"
                            + " creates the table, or ralio.webhooks.store to memory.",
                    e);
        }
        LOG.info(
                "handled events are remembered in the table {}, as those of the endpoint {}",
                properties.table(),
                endpoint);
        return store;
    }

    private JdbcIdempotencyStore store(DataSource dataSource, String endpoint) {
        try {
            return JdbcIdempotencyStore.create(dataSource, endpoint)
                    .withTable(properties.table())
                    .withInboxRetention(properties.inboxRetention());
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "A property ralio.webhooks.* has no usable value: " + e.getMessage() + ".",
                    "Remove the property, so that its default applies, or change its value.",
                    e);
        }
    }

    private void initialize(JdbcIdempotencyStore store, DataSource dataSource) throws SQLException {
        if (properties.initializeSchema() == InitializeSchema.ALWAYS
                || (properties.initializeSchema() == InitializeSchema.EMBEDDED && isInMemory(dataSource))) {
            store.createSchema();
        } else {
            store.checkSchema();
        }
    }

    private String endpoint() {
        if (properties.endpoint() != null) {
            return properties.endpoint();
        }
        String application = environment.getProperty("spring.application.name", "");
        if (ENDPOINT.matcher(application).matches()) {
            return application;
        }
        LOG.warn(
                "spring.application.name cannot name the endpoint: if another service in this database has no name either, each"
                        + " drops the events that the other has handled; set ralio.webhooks.endpoint");
        return DEFAULT_ENDPOINT;
    }

    /** H2 is the only supported database that can be in memory. */
    private static boolean isInMemory(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL().startsWith("jdbc:h2:mem:");
        }
    }
}
