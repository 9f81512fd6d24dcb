package com.raliopay.webhooks.spring;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties {@code ralio.webhooks.*}.
 *
 * @param secret Webhook secret, as Ralio shows it.
 * @param secrets Further webhook secrets. While a secret is rotated, a signature is accepted if it matches any of them.
 * @param path Path of the endpoint, with and without a trailing slash.
 * @param maxBodySize Size of the largest body to accept.
 * @param lease How long an event is reserved for the process that handles it. Longer than the slowest listener takes.
 * @param retention How long a handled event is remembered. Longer than Ralio retries, and than you wait with a manual redelivery.
 * @param inboxRetention How long transactional listeners remember events, and the newest event of each key.
 * @param retryUnverified Whether to answer 503 instead of 401 and 413, so that a wrong secret or a low limit delays events instead
 *     of losing them. Anybody can then provoke a 5xx.
 * @param store Where handled events are remembered. By default, in the database if there is a DataSource.
 * @param endpoint Name of this endpoint in the table, different from that of every other service in the database. By default,
 *     'spring.application.name' if it consists of up to 40 letters, digits, '_', '.' or '-', otherwise 'ralio'.
 * @param table Table of handled events.
 * @param initializeSchema When to create the table. Otherwise, run 'classpath:ralio-webhooks/schema-PLATFORM.sql' with your
 *     migrations, where the platform is postgresql, mariadb (also for MySQL), or h2.
 * @param purgeInterval How often expired rows are deleted from the table. 0 to never delete them.
 */
@ConfigurationProperties("ralio.webhooks")
public record RalioWebhooksProperties(
        @Nullable String secret,
        @DefaultValue List<String> secrets,
        @DefaultValue("/webhooks/ralio") String path,
        @DefaultValue("1MB") DataSize maxBodySize,
        @DefaultValue("90s") Duration lease,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("365d") Duration inboxRetention,
        @DefaultValue("false") boolean retryUnverified,
        @Nullable Store store,
        @Nullable String endpoint,
        @DefaultValue("ralio_webhook_events") String table,
        @DefaultValue("embedded") InitializeSchema initializeSchema,
        @DefaultValue("1d") Duration purgeInterval) {

    /** Where handled events are remembered. */
    public enum Store {
        /** In the process: forgotten at a restart, and not shared with other processes. */
        MEMORY,
        /** In a table of the application's database. */
        JDBC
    }

    /** When the table is created. */
    public enum InitializeSchema {
        /** Never: the application's migrations create it. */
        NEVER,
        /** If the database is in memory. */
        EMBEDDED,
        /** When the application starts, unless the table exists. */
        ALWAYS
    }

    /** Copies the secrets, and removes a trailing slash from the path. */
    public RalioWebhooksProperties {
        secrets = List.copyOf(secrets);
        path = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!path.matches("/[^*?{}]+")) {
            throw new IllegalArgumentException(
                    "ralio.webhooks.path must begin with / and contain no pattern but was " + path);
        }
    }

    /** {@return the path, without the secrets} */
    @Override
    public String toString() {
        return "RalioWebhooksProperties[path=" + path + "]";
    }
}
