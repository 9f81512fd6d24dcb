package com.raliopay.webhooks.jdbc;

import static com.raliopay.webhooks.jdbc.StoreTests.LEASE;
import static com.raliopay.webhooks.jdbc.StoreTests.RETENTION;
import static com.raliopay.webhooks.jdbc.StoreTests.acquire;
import static com.raliopay.webhooks.jdbc.StoreTests.newKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.testing.Fixture;
import com.raliopay.webhooks.testing.FixturePayload;
import com.raliopay.webhooks.testing.IdempotencyStoreContract;
import com.raliopay.webhooks.testing.StoreRace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of concurrent calls of {@link JdbcIdempotencyStore} for each database. */
interface ConcurrencyTests extends DatabaseTests {

    @ParameterizedTest
    @EnumSource
    default void followsContractWithPoolOfOneConnection(IdempotencyStoreContract rule) throws SQLException {
        try (SingleConnectionPool pool = new SingleConnectionPool(database())) {
            rule.check(JdbcIdempotencyStore.create(pool.dataSource(), "kyc"));

            assertThat(pool.violations).isEmpty();
        }
    }

    @Test
    default void handlesConcurrentDeliveriesOnceWithPoolOfOneConnection() throws Exception {
        try (SingleConnectionPool pool = new SingleConnectionPool(database())) {
            StoreRace.run(JdbcIdempotencyStore.create(pool.dataSource(), "kyc"));

            assertThat(pool.violations).isEmpty();
        }
    }

    @Test
    default void handlesConcurrentDeliveriesOnce() throws Exception {
        StoreRace.run(store());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Connection.TRANSACTION_READ_UNCOMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE
            })
    default void concurrentClaimsSucceedInEveryIsolation(int isolation) throws Exception {
        List<SingleConnectionPool> pools = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<JdbcIdempotencyStore> stores = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                SingleConnectionPool pool = new SingleConnectionPool(database(), isolation);
                pools.add(pool);
                stores.add(JdbcIdempotencyStore.create(pool.dataSource(), "kyc"));
            }
            for (int round = 0; round < 20; round++) {
                EventKey key = newKey();
                assertThat(claimConcurrently(threads, stores, key))
                        .areExactly(1, new Condition<>(Claim.Acquired.class::isInstance, "acquired"))
                        .areExactly(15, new Condition<>(Claim.InProgress.class::isInstance, "in progress"));
                store().complete(key, RETENTION);
                assertThat(claimConcurrently(threads, stores, key)).containsOnly(new Claim.Completed());
            }
        } finally {
            threads.shutdownNow();
            for (SingleConnectionPool pool : pools) {
                pool.close();
            }
        }
        assertThat(pools).allSatisfy(pool -> assertThat(pool.violations).isEmpty());
    }

    private static List<Claim> claimConcurrently(
            ExecutorService threads, List<JdbcIdempotencyStore> stores, EventKey key) throws Exception {
        CyclicBarrier start = new CyclicBarrier(stores.size());
        List<Callable<Claim>> calls = stores.stream()
                .<Callable<Claim>>map(each -> () -> {
                    start.await();
                    return each.claim(key, LEASE);
                })
                .toList();
        List<Claim> claims = new ArrayList<>();
        for (Future<Claim> claim : threads.invokeAll(calls)) {
            claims.add(claim.get());
        }
        return claims;
    }

    /** The timeout cancels the statement, unless a timeout for locks is shorter. Afterwards the connection is as before. */
    @Test
    default void callsThatWaitForLockEndAfterFiveSeconds() throws Exception {
        EventKey key = newKey();
        String token = acquire(store(), key);
        List<Consumer<IdempotencyStore>> calls =
                List.of(s -> s.claim(key, LEASE), s -> s.complete(key, RETENTION), s -> s.release(key, token));
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        List<Future<Duration>> durations = new ArrayList<>();
        try (Connection lock = lock(key)) {
            for (Consumer<IdempotencyStore> call : calls) {
                durations.add(threads.submit(() -> durationOfFailure(call)));
            }
            for (Future<Duration> duration : durations) {
                assertThat(duration.get(1, TimeUnit.MINUTES)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(8));
            }
            lock.rollback();
        } finally {
            threads.shutdownNow();
        }
        assertThat(store().claim(key, LEASE)).isInstanceOf(Claim.InProgress.class);
    }

    /** Returns a transaction that has locked the row of the key. */
    private Connection lock(EventKey key) throws SQLException {
        Connection connection = database().getConnection();
        connection.setAutoCommit(false);
        StoreTests.execute(
                connection,
                "UPDATE ralio_webhook_events SET deliveries = 0 WHERE event_key = '" + ColumnValues.text(key) + "'");
        return connection;
    }

    /** The claim is dated at its start: it is granted after the lock, but expires while its listeners run. */
    @Test
    default void deliveryWhoseClaimWaitedForLockIsUnavailable() throws Exception {
        FixturePayload event = Fixture.SESSION_VERIFIED.withNewId();
        EventKey key = new EventKey(event.event().type(), event.event().id());
        store().release(key, acquire(store(), key));
        AtomicInteger handled = new AtomicInteger();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, e -> handled.incrementAndGet())
                .idempotencyStore(store())
                .lease(Duration.ofSeconds(1))
                .build();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection lock = lock(key)) {
            Future<DispatchResult> waiting = thread.submit(() -> ralio.dispatch(event.bytes()));
            Thread.sleep(1_200);
            lock.rollback();

            DispatchResult result = waiting.get(1, TimeUnit.MINUTES);
            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.failure().orElseThrow()).hasMessageContaining("half the lease");
            assertThat(handled).hasValue(0);
        } finally {
            thread.shutdownNow();
        }

        assertThat(ralio.dispatch(event.bytes()).outcome()).as("next delivery").isEqualTo(Outcome.HANDLED);
        assertThat(handled).hasValue(1);
    }

    private Duration durationOfFailure(Consumer<IdempotencyStore> call) throws SQLException {
        try (SingleConnectionPool pool = new SingleConnectionPool(database())) {
            JdbcIdempotencyStore waiting = JdbcIdempotencyStore.create(pool.dataSource(), "kyc");
            long start = System.nanoTime();
            assertThatThrownBy(() -> call.accept(waiting)).isInstanceOf(IdempotencyStoreException.class);
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            assertThat(pool.violations).isEmpty();
            return duration;
        }
    }
}
