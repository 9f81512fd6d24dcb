package com.raliopay.webhooks.storm;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.JdbcIdempotencyStore;
import com.raliopay.webhooks.quickstart.MerchantEndpoint;
import com.raliopay.webhooks.simulator.Simulator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A storm on the quickstart's endpoint over PostgreSQL, with listeners that fail: every genuine event has its effect once,
 * and no forgery reaches a listener. With {@code -Dstorm.count=100000}, a large one.
 */
class StormTest {

    private static final String SECRET = "storm-secret";
    private static final int COUNT = Integer.getInteger("storm.count", 2_000);
    private static final int CONNECTIONS = 8;

    private final FlakyListener listener = new FlakyListener();

    @TempDir
    private Path folder;

    @Test
    void everyGenuineEventIsHandledOnceAndNoForgeryIs() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                HikariDataSource pool = pool(server)) {
            JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool);
            store.createSchema();
            WebhookDispatcher ralio = WebhookDispatcher.builder()
                    .secret(SECRET)
                    .idempotencyStore(store)
                    .on(WebhookEvent.class, listener)
                    .build();

            int code = storm(ralio);

            Set<UUID> genuine = ids("event");
            Set<UUID> forged = ids("forgery");
            report(genuine, forged);
            assertThat(code).isZero();
            assertThat(genuine).hasSize(COUNT);
            assertThat(forged).hasSize(COUNT / 100);
            assertThat(listener.effects()).isEqualTo(genuine.stream().collect(toMap(Function.identity(), id -> 1)));
            assertThat(listener.seen()).doesNotContainAnyElementsOf(forged);
            assertThat(outcomes("forgery")).containsOnly("refused");
            assertThat(outcomes("duplicate")).containsOnly("delivered");
            assertThat(listener.failures()).isPositive();
            assertThat(rows(pool)).isEqualTo(COUNT);
        }
    }

    private int storm(WebhookDispatcher ralio) throws IOException {
        try (MerchantEndpoint endpoint = new MerchantEndpoint(0, ralio)) {
            return Simulator.run(
                    System.out,
                    System.err,
                    List.of(
                                    "storm --to " + endpoint.uri(),
                                    "--secret " + SECRET + " --count " + COUNT,
                                    "--concurrency 16 --duplicates 0.1 --shuffle --forged 0.01",
                                    "--base-delay 100ms --max-delay 5s --max-attempts 30",
                                    "--log " + log() + " --report " + report())
                            .stream()
                            .flatMap(part -> Stream.of(part.split(" ", -1)))
                            .toArray(String[]::new));
        }
    }

    private Path log() {
        return folder.resolve("storm.csv");
    }

    /** Kept, to be looked at. */
    private static Path report() {
        return Path.of("target/storm");
    }

    private void report(Set<UUID> genuine, Set<UUID> forged) {
        long twice =
                listener.effects().values().stream().filter(times -> times > 1).count();
        System.out.println();
        System.out.println("genuine events                   " + genuine.size());
        System.out.println(
                "  had their effect               " + listener.effects().size());
        System.out.println("  had it more than once          " + twice);
        System.out.println("failures of the listener         " + listener.failures());
        System.out.println("forgeries                        " + forged.size());
        System.out.println("  reached the listener           "
                + forged.stream().filter(listener.seen()::contains).count());
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static long rows(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM ralio_webhook_events")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private Set<UUID> ids(String kind) throws IOException {
        return column(kind, 1).stream().map(UUID::fromString).collect(toSet());
    }

    private Set<String> outcomes(String kind) throws IOException {
        return new HashSet<>(column(kind, 3));
    }

    private List<String> column(String kind, int column) throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.map(line -> line.split(",", -1))
                    .filter(values -> values[0].equals(kind))
                    .map(values -> values[column])
                    .toList();
        }
    }
}
