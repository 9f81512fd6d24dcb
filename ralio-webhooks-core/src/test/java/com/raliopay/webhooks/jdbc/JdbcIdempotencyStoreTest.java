package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.testing.Fixture;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link JdbcIdempotencyStore} that are the same for every database. */
class JdbcIdempotencyStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final EventKey KEY = new EventKey("type", UUID.randomUUID());

    private final JdbcIdempotencyStore store = JdbcIdempotencyStore.create(TestDatabases.h2(), "kyc");

    /** Returns a data source whose connections only return the name of the product, and cannot be closed. */
    private static DataSource dataSource(Callable<String> product) {
        DatabaseMetaData metaData = proxy(DatabaseMetaData.class, (proxy, method, args) -> product.call());
        Connection connection = proxy(Connection.class, (proxy, method, args) -> switch (method.getName()) {
            case "getMetaData" -> metaData;
            case "getAutoCommit" -> true;
            case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
            case "close" -> throw new SQLException("cannot be closed");
            default -> false;
        });
        return proxy(DataSource.class, (proxy, method, args) -> connection);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                JdbcIdempotencyStoreTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void deliveriesAreUnavailableWhileDatabaseIsDown() throws SQLException {
        String name = UUID.randomUUID().toString();
        JdbcIdempotencyStore down =
                JdbcIdempotencyStore.create(new UrlDataSource("jdbc:h2:mem:" + name + ";IFEXISTS=TRUE"), "kyc");
        AtomicInteger handled = new AtomicInteger();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, e -> handled.incrementAndGet())
                .idempotencyStore(down)
                .build();

        DispatchResult result = ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());
        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.failure()).containsInstanceOf(IdempotencyStoreException.class);
        assertThat(result.failure().orElseThrow()).hasMessage("claiming an event: SQL state 90146, error 90146");
        assertThat(handled).hasValue(0);

        DataSource started = TestDatabases.withSchema(TestDatabases.h2(name));
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.DUPLICATE);

        try (Connection connection = started.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        assertThat(ralio.dispatch(Fixture.SESSION_FAILED.bytes()).outcome()).isEqualTo(Outcome.UNAVAILABLE);
    }

    @Test
    void rejectsUnsupportedDatabaseAtFirstUse() {
        JdbcIdempotencyStore unsupported = JdbcIdempotencyStore.create(dataSource(() -> "Oracle"), "kyc");

        assertThatThrownBy(() -> unsupported.claim(KEY, LEASE))
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessage("the database is Oracle; supported are PostgreSQL, MariaDB, MySQL and H2");
    }

    @Test
    void doesNotRepeatStatementsThatTimedOut() {
        AtomicInteger attempts = new AtomicInteger();
        JdbcIdempotencyStore slow = JdbcIdempotencyStore.create(
                dataSource(() -> {
                    attempts.incrementAndGet();
                    throw new SQLTimeoutException("slow", "57014", 7);
                }),
                "kyc");

        assertThatThrownBy(() -> slow.claim(KEY, LEASE)).hasMessage("claiming an event: SQL state 57014, error 7");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void repeatsOnlyStatementsThatFailedInLessThanSecond() {
        AtomicInteger attempts = new AtomicInteger();
        JdbcIdempotencyStore slow = JdbcIdempotencyStore.create(
                dataSource(() -> {
                    if (attempts.incrementAndGet() == 2) {
                        Thread.sleep(1_000);
                    }
                    throw new SQLException("lock wait timeout exceeded", "HY000", 1205);
                }),
                "kyc");

        assertThatThrownBy(() -> slow.claim(KEY, LEASE)).hasMessage("claiming an event: SQL state HY000, error 1205");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void limitsQueryTimeoutOfStatementsThatDeliveriesWaitFor() {
        assertThat(queryTimeouts(0)).containsExactly(5, 0, 5, 0, 5, 0);
        assertThat(queryTimeouts(6)).containsExactly(5, 6, 5, 6, 5, 6);
        assertThat(queryTimeouts(5)).isEmpty();
        assertThat(queryTimeouts(2)).isEmpty();
    }

    /** Returns the timeouts that are set in statements whose timeout was {@code initial}. */
    private static Queue<Integer> queryTimeouts(int initial) {
        DataSourceSpy pool = new DataSourceSpy(TestDatabases.h2(), true);
        pool.queryTimeout.set(initial);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool.dataSource(), "kyc");
        EventKey key = new EventKey("type", UUID.randomUUID());
        store.claim(key, LEASE);
        store.release(key, "token");
        store.complete(key, LEASE);
        store.purgeExpired(1);
        return pool.queryTimeouts;
    }

    static Stream<Consumer<JdbcIdempotencyStore>> calls() {
        return Stream.of(
                store -> store.claim(KEY, LEASE),
                store -> store.complete(KEY, LEASE),
                store -> store.release(KEY, "token"),
                JdbcIdempotencyStore::createSchema,
                JdbcIdempotencyStore::checkSchema,
                store -> store.purgeExpired(1),
                store -> store.forget("type", KEY.id()));
    }

    /** As a framework's proxy does that finds no transaction or no tenant. */
    @ParameterizedTest
    @MethodSource("calls")
    void convertsRuntimeExceptionsOfDataSource(Consumer<JdbcIdempotencyStore> call) {
        DataSource contextual = proxy(DataSource.class, (proxy, method, args) -> {
            throw new IllegalStateException("secret detail");
        });

        assertThatThrownBy(() -> call.accept(JdbcIdempotencyStore.create(contextual, "kyc")))
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessageMatching("[a-z ]+: java.lang.IllegalStateException")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void convertsRuntimeExceptionsOfConnection(Consumer<JdbcIdempotencyStore> call) {
        DataSource failing = dataSource(() -> {
            throw new IllegalStateException("secret detail");
        });

        assertThatThrownBy(() -> call.accept(JdbcIdempotencyStore.create(failing, "kyc")))
                .isInstanceOf(IdempotencyStoreException.class)
                .hasMessageMatching("[a-z ]+: java.lang.IllegalStateException");
    }

    @Test
    void ignoresFailureToCloseConnection() {
        DataSourceSpy pool = new DataSourceSpy(TestDatabases.h2(), true);
        pool.failuresToClose.set(1);
        EventKey key = new EventKey("type", UUID.randomUUID());

        assertThat(JdbcIdempotencyStore.create(pool.dataSource(), "kyc").claim(key, LEASE))
                .isInstanceOf(Claim.Acquired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a/b", "t\u00e4st", "x23456789012345678901234567890123456789012"})
    void rejectsInvalidEndpoints(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcIdempotencyStore.create(TestDatabases.h2(), name))
                .withMessage("endpoint must be 1 to 40 letters, digits, '_', '.' or '-' but was " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "a.b", "a b", "a;DROP TABLE b", "\"quoted\"", "t\u00e4st"})
    void rejectsInvalidTables(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.withTable(name))
                .withMessage("table must be an SQL identifier of up to 50 letters, digits or '_' but was " + name);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_001, Integer.MAX_VALUE})
    void rejectsBatchesOutOfRange(int batch) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.purgeExpired(batch))
                .withMessage("batch must be 1 to 10000 but was " + batch);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000})
    void acceptsBatchesInRange(int batch) {
        assertThatCode(() -> store.purgeExpired(batch)).doesNotThrowAnyException();
    }

    @Test
    void rejectsNonpositiveDurations() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.claim(KEY, Duration.ZERO))
                .withMessage("lease must be positive but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.complete(KEY, Duration.ZERO))
                .withMessage("retention must be positive but was PT0S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "h2"})
    void schemaScriptsAreReadableByMigrationTools(String name) throws Exception {
        ClassLoader loader = JdbcIdempotencyStore.class.getClassLoader();
        try (InputStream script = loader.getResourceAsStream("ralio-webhooks/schema-" + name + ".sql")) {
            assertThat(script)
                    .asString(StandardCharsets.UTF_8)
                    .contains("CREATE TABLE IF NOT EXISTS ralio_webhook_events (");
        }
    }
}
