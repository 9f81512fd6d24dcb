package com.raliopay.webhooks.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no database, or one that is not there. */
class JdbcIdempotencyStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcIdempotencyStore store = JdbcIdempotencyStore.create(Databases.h2());

    /** A source of connections whose metadata can be had by {@code product} only, and nothing else. */
    private static DataSource dataSource(ThrowingProduct product) {
        ClassLoader loader = JdbcIdempotencyStoreTest.class.getClassLoader();
        DatabaseMetaData metaData = (DatabaseMetaData)
                Proxy.newProxyInstance(loader, new Class<?>[] {DatabaseMetaData.class}, (p, m, a) -> product.get());
        Connection connection = (Connection)
                Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (p, m, a) -> switch (m.getName()) {
                    case "getMetaData" -> metaData;
                    case "getAutoCommit" -> true;
                    case "close" -> throw new SQLException("cannot be closed");
                    default -> false;
                });
        return (DataSource) Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (p, m, a) -> connection);
    }

    private interface ThrowingProduct {
        String get() throws SQLException;
    }

    @Test
    void aDatabaseThatIsClosedIsAnExceptionAndTheDispatcherAnswers503UntilItIsBack() throws SQLException {
        String name = UUID.randomUUID().toString();
        JdbcIdempotencyStore closed =
                JdbcIdempotencyStore.create(new UrlDataSource("jdbc:h2:mem:" + name + ";IFEXISTS=TRUE"));
        AtomicInteger handled = new AtomicInteger();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, e -> handled.incrementAndGet())
                .idempotencyStore(closed)
                .build();

        DispatchResult meanwhile = ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());
        assertThat(meanwhile.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(meanwhile.failure()).containsInstanceOf(IdempotencyStoreException.class);
        assertThat(meanwhile.failure().orElseThrow()).hasMessage("claiming an event: SQL state 90146, error 90146");
        assertThat(handled).hasValue(0);

        DataSource back = Databases.h2(name);
        JdbcIdempotencyStore.create(back).createSchema();
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.DUPLICATE);

        try (Connection connection = back.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        assertThat(ralio.dispatch(Fixture.SESSION_FAILED.bytes()).outcome()).isEqualTo(Outcome.UNAVAILABLE);
    }

    @Test
    void aDatabaseThatIsNotKnownIsRefusedAtTheFirstUse() {
        JdbcIdempotencyStore unknown = JdbcIdempotencyStore.create(dataSource(() -> "Oracle"));

        assertThatThrownBy(() -> unknown.claim("key", LEASE))
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessage("the database is Oracle; known are PostgreSQL, MariaDB, MySQL and H2");
    }

    @Test
    void whatHasWaitedTooLongIsNotTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        JdbcIdempotencyStore slow = JdbcIdempotencyStore.create(dataSource(() -> {
            attempts.incrementAndGet();
            throw new SQLTimeoutException("slow", "57014", 7);
        }));

        assertThatThrownBy(() -> slow.claim("key", LEASE)).hasMessage("claiming an event: SQL state 57014, error 7");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void racingCopiesInMemoryNeverOverlapEither() throws Exception {
        StoreRace.run(InMemoryIdempotencyStore.create());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a/b", "t\u00e4st", "x23456789012345678901234567890123456789012"})
    void endpointsHavePlainNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.withEndpoint(name))
                .withMessage("endpoint must be 1 to 40 letters, digits, '_', '.' or '-', but is " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "a.b", "a b", "a;DROP TABLE b", "\"quoted\"", "t\u00e4st"})
    void tablesHavePlainNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.withTable(name))
                .withMessage("table must be an SQL identifier of up to 50 letters, digits or '_', but is " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "umlaut/\u00e4", "line\nbreak"})
    void keysThatColumnsCannotHoldAreRefused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.claim(key, LEASE))
                .withMessage("a key must have 1 to 128 printable ASCII characters");
        assertThatIllegalArgumentException().isThrownBy(() -> store.complete(key, LEASE));
        assertThatIllegalArgumentException().isThrownBy(() -> store.release(key, "token"));
    }

    @Test
    void keysThatAreTooLongAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.claim("x".repeat(129), LEASE));
    }

    @Test
    void batchesMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.purgeExpired(0))
                .withMessage("batch must be positive, but is 0");
    }

    @Test
    void theShortestLeaseIsAMicrosecond() {
        assertThat(Columns.micros(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(Columns.micros(Duration.ofNanos(1_001))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "h2"})
    void theSchemaScriptsCanBeReadByOthers(String name) throws Exception {
        ClassLoader loader = JdbcIdempotencyStore.class.getClassLoader();
        try (InputStream script = loader.getResourceAsStream("ralio-webhooks/schema-" + name + ".sql")) {
            assertThat(script)
                    .asString(StandardCharsets.UTF_8)
                    .contains("CREATE TABLE IF NOT EXISTS ralio_webhook_events (");
        }
    }
}
