package com.raliopay.webhooks.simulator.load;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.Simulator;
import com.raliopay.webhooks.simulator.http.FlakyListener;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Scripted;
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
 * Runs the simulator against an endpoint that keeps its claims in PostgreSQL and whose listener fails one time in ten. Set
 * {@code -Dload-test.count=100000} for a long run.
 */
class PostgresLoadTest {

    private static final String SECRET = "load-test-secret";
    private static final int COUNT = Integer.getInteger("load-test.count", 2_000);
    private static final int CONNECTIONS = 8;

    private final FlakyListener listener = new FlakyListener();

    @TempDir
    private Path folder;

    @Test
    void handlesEachGenuineEventOnceAndNoForgery() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                HikariDataSource pool = pool(server)) {
            JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, "load-test");
            store.createSchema();
            WebhookDispatcher ralio = WebhookDispatcher.builder()
                    .secret(SECRET)
                    .idempotencyStore(store)
                    .on(WebhookEvent.class, listener)
                    .build();

            int exitCode = simulate(ralio);

            Set<UUID> genuine = ids("event");
            Set<UUID> forged = ids("forgery");
            print(genuine, forged);
            assertThat(exitCode).isZero();
            assertThat(genuine).hasSize(COUNT);
            assertThat(forged).hasSize(COUNT / 100);
            assertThat(listener.handled()).isEqualTo(genuine.stream().collect(toMap(Function.identity(), id -> 1)));
            assertThat(listener.seen()).doesNotContainAnyElementsOf(forged);
            assertThat(outcomes("forgery")).containsOnly("refused");
            assertThat(outcomes("duplicate")).containsOnly("delivered");
            assertThat(listener.failures()).isPositive();
            assertThat(rows(pool)).isEqualTo(COUNT);
        }
    }

    private int simulate(WebhookDispatcher ralio) throws IOException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((number, received) -> {
            DispatchResult result = ralio.dispatch(
                    received.body(), name -> name.equals(SignatureVerifier.HEADER) ? received.signature() : null);
            return new Scripted(result.httpStatus(), result.responseBody());
        })) {
            return Simulator.run(
                    System.out,
                    System.err,
                    List.of(
                                    "load --to " + endpoint.uri(),
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
        return folder.resolve("deliveries.csv");
    }

    /** Kept after the test, to be opened in a browser. */
    private static Path report() {
        return Path.of("target/load-test");
    }

    private void print(Set<UUID> genuine, Set<UUID> forged) {
        long twice =
                listener.handled().values().stream().filter(times -> times > 1).count();
        long forgedSeen = forged.stream().filter(listener.seen()::contains).count();
        System.out.println();
        System.out.println("genuine events                   " + genuine.size());
        System.out.println(
                "  handled                        " + listener.handled().size());
        System.out.println("  handled more than once         " + twice);
        System.out.println("failures of the listener         " + listener.failures());
        System.out.println("forgeries                        " + forged.size());
        System.out.println("  seen by the listener           " + forgedSeen);
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
        try (Stream<String> lines = Files.lines(log())) {
            return lines.map(line -> line.split(",", -1))
                    .filter(values -> values[0].equals(kind))
                    .map(values -> values[column])
                    .toList();
        }
    }
}
