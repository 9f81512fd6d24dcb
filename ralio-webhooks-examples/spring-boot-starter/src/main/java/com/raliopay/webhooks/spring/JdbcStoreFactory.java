package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.spring.RalioWebhooksProperties.InitializeSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;

/** Creates the store, and its table if the properties say so. */
final class JdbcStoreFactory {

    private static final String DEFAULT_ENDPOINT = "ralio";
    private static final Pattern ENDPOINT = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private final RalioWebhooksProperties properties;
    private final Environment environment;

    JdbcStoreFactory(RalioWebhooksProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    JdbcIdempotencyStore create(DataSource dataSource) {
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource, endpoint())
                .withTable(properties.table())
                .withInboxRetention(properties.inboxRetention());
        if (properties.initializeSchema() == InitializeSchema.ALWAYS
                || (properties.initializeSchema() == InitializeSchema.EMBEDDED && isInMemory(dataSource))) {
            store.createSchema();
        } else {
            store.checkSchema();
        }
        return store;
    }

    private String endpoint() {
        if (properties.endpoint() != null) {
            return properties.endpoint();
        }
        String application = environment.getProperty("spring.application.name", "");
        return ENDPOINT.matcher(application).matches() ? application : DEFAULT_ENDPOINT;
    }

    /** H2 is the only supported database that can be in memory. */
    private static boolean isInMemory(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL().startsWith("jdbc:h2:mem:");
        } catch (SQLException e) {
            throw new IllegalStateException("the database is unavailable", e);
        }
    }
}
