package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Dispatches events to a transactional listener of a real application. */
@Tag("spring-boot")
@ParameterizedClass
@EnumSource
class TransactionalListenerTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final Map<TransactionSetup, ConfigurableApplicationContext> APPS = new HashMap<>();

    private final TransactionSetup setup;
    private final ConfigurableApplicationContext app;
    private final Levels levels;
    private final JdbcTemplate jdbc;
    private final UUID customer = UUID.randomUUID();

    TransactionalListenerTest(TransactionSetup setup) {
        this.setup = setup;
        app = APPS.computeIfAbsent(setup, it -> it.start(Levels.class, NestedTransactions.class));
        levels = app.getBean(Levels.class);
        jdbc = app.getBean(JdbcTemplate.class);
    }

    @AfterAll
    static void stop() {
        APPS.values().forEach(ConfigurableApplicationContext::close);
        APPS.clear();
    }

    @BeforeEach
    void removeCustomers() {
        jdbc.update("DELETE FROM customer");
        jdbc.update("DELETE FROM ralio_webhook_events");
        levels.calls.set(0);
        levels.afterwards = () -> {};
    }

    private Outcome dispatch(StateUpdated event) {
        byte[] body = WebhookWriter.write(event);
        return app.getBean(WebhookDispatcher.class)
                .dispatch(body, SignatureVerifier.of("test").headers(body)::get)
                .outcome();
    }

    private StateUpdated event(String level) {
        return event(level, NOW);
    }

    private StateUpdated event(String level, Instant timestamp) {
        return new StateUpdated(UUID.randomUUID(), timestamp, Subject.user(customer), 1, level);
    }

    /** Returns the level and the number of its changes. */
    private List<String> customers() {
        return jdbc.query("SELECT level, changes FROM customer", (row, i) -> row.getString(1) + " " + row.getInt(2));
    }

    /** As if the process had been killed after the commit, and the lease had ended. */
    private void forgetThatEventsAreCompleted() {
        assertThat(jdbc.update("DELETE FROM ralio_webhook_events WHERE endpoint = 'ralio'"))
                .isPositive();
    }

    @Test
    void commitsChangesOnce() {
        StateUpdated event = event("LEVEL_1");
        assertThat(dispatch(event)).isEqualTo(Outcome.HANDLED);
        assertThat(dispatch(event)).isEqualTo(Outcome.DUPLICATE);
        forgetThatEventsAreCompleted();
        assertThat(dispatch(event)).isEqualTo(Outcome.HANDLED);
        assertThat(customers()).containsExactly("LEVEL_1 1");
        assertThat(levels.calls).hasValue(1);
    }

    @Test
    void rollsBackAfterEveryException() {
        for (Throwable thrown : List.of(
                new IllegalStateException(),
                new IOException(),
                new AssertionError(),
                new RejectedEventException("test"))) {
            StateUpdated event = event("LEVEL_1");
            levels.afterwards = () -> {
                throw thrown;
            };
            assertThat(dispatch(event))
                    .isEqualTo(
                            thrown instanceof RejectedEventException
                                    ? Outcome.LISTENER_REJECTED
                                    : Outcome.LISTENER_FAILED);
            assertThat(customers()).as("after %s", thrown).isEmpty();

            levels.afterwards = () -> {};
            assertThat(dispatch(event)).isEqualTo(Outcome.HANDLED);
            assertThat(customers()).as("after %s", thrown).containsExactly("LEVEL_1 1");
            removeCustomers();
        }
    }

    @Test
    void failsIfCommitFails() {
        StateUpdated event = event("UNKNOWN_LEVEL");
        assertThat(dispatch(event)).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(customers()).isEmpty();

        jdbc.update("INSERT INTO level_names VALUES ('UNKNOWN_LEVEL')");
        assertThat(dispatch(event)).isEqualTo(Outcome.HANDLED);
        assertThat(customers()).containsExactly("UNKNOWN_LEVEL 1");
    }

    @Test
    void failsIfApplicationPreventsCommit() {
        levels.afterwards =
                () -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        throw new IllegalStateException("test");
                    }
                });
        StateUpdated event = event("LEVEL_1");
        assertThat(dispatch(event)).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(customers()).isEmpty();

        levels.afterwards = () -> {};
        assertThat(dispatch(event)).isEqualTo(Outcome.HANDLED);
        assertThat(customers()).containsExactly("LEVEL_1 1");
    }

    @Test
    void failsIfListenerIgnoresFailureOfNestedTransaction() {
        levels.afterwards = () -> {
            try {
                app.getBean(NestedTransactions.class).failAfter(UUID.randomUUID(), "LEVEL_2");
            } catch (IllegalStateException e) {
                // and returns, although Spring has marked the transaction for rollback
            }
        };
        StateUpdated event = event("LEVEL_1");
        assertThat(dispatch(event)).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(customers()).isEmpty();

        levels.afterwards = () -> {};
        assertThat(dispatch(event)).isEqualTo(Outcome.HANDLED);
        assertThat(customers()).containsExactly("LEVEL_1 1");
    }

    @Test
    void keepsChangesOfNewTransactionWhenListenerFails() {
        levels.afterwards = () -> {
            app.getBean(NestedTransactions.class).commit(UUID.randomUUID(), "LEVEL_2");
            throw new IOException("test");
        };
        assertThat(dispatch(event("LEVEL_1"))).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(customers()).containsExactly("LEVEL_2 1");
    }

    /** PostgreSQL has aborted the transaction then, H2 continues. */
    @Test
    void commitsNothingOrAllIfListenerIgnoresErrorOfDatabase() {
        levels.afterwards = () -> {
            try {
                jdbc.update("UPDATE no_such_table SET x = 1");
            } catch (RuntimeException e) {
                // and returns
            }
        };
        assertThat(dispatch(event("LEVEL_1"))).isEqualTo(setup.postgres ? Outcome.LISTENER_FAILED : Outcome.HANDLED);
        assertThat(customers()).hasSize(setup.postgres ? 0 : 1);
    }

    /** As MariaDB does after a deadlock. */
    @Test
    void failsIfDatabaseHasRolledBack() {
        levels.afterwards = () -> jdbc.execute("ROLLBACK");
        StateUpdated event = event("LEVEL_1");
        assertThat(dispatch(event)).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(customers()).isEmpty();

        levels.afterwards = () -> {};
        assertThat(dispatch(event)).isEqualTo(Outcome.HANDLED);
        assertThat(customers()).containsExactly("LEVEL_1 1");
    }

    @Test
    void skipsOlderEventOfSameSubject() {
        assertThat(dispatch(event("LEVEL_2", NOW))).isEqualTo(Outcome.HANDLED);
        StateUpdated older = event("LEVEL_1", NOW.minusSeconds(1));
        assertThat(dispatch(older)).isEqualTo(Outcome.HANDLED);
        assertThat(customers()).containsExactly("LEVEL_2 1");
        assertThat(dispatch(older)).isEqualTo(Outcome.DUPLICATE);

        StateUpdated ofOther =
                new StateUpdated(UUID.randomUUID(), older.timestamp(), Subject.user(UUID.randomUUID()), 1, "LEVEL_1");
        assertThat(dispatch(ofOther)).isEqualTo(Outcome.HANDLED);
        assertThat(customers()).containsExactlyInAnyOrder("LEVEL_2 1", "LEVEL_1 1");
    }

    @Test
    void handlesOlderEventIfNewerOneWasRolledBack() {
        levels.afterwards = () -> {
            throw new IOException("test");
        };
        assertThat(dispatch(event("LEVEL_2", NOW))).isEqualTo(Outcome.LISTENER_FAILED);
        levels.afterwards = () -> {};
        assertThat(dispatch(event("LEVEL_1", NOW.minusSeconds(1)))).isEqualTo(Outcome.HANDLED);
        assertThat(customers()).containsExactly("LEVEL_1 1");
    }

    @Test
    void handlesConcurrentDeliveriesOnce() throws Exception {
        StateUpdated event = event("LEVEL_1");
        CountDownLatch inListener = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        levels.afterwards = () -> {
            inListener.countDown();
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
        };
        FutureTask<Outcome> first = startDispatch(event);
        assertThat(inListener.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(dispatch(event)).isEqualTo(Outcome.IN_PROGRESS);

        forgetThatEventsAreCompleted(); // its lease ends, so that the next delivery waits for the first transaction
        FutureTask<Outcome> next = startDispatch(event);
        long start = System.nanoTime();
        while (jdbc.queryForList("SELECT token FROM ralio_webhook_events WHERE endpoint = 'ralio'")
                .isEmpty()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
            TimeUnit.MILLISECONDS.sleep(20);
        }
        release.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.HANDLED);
        assertThat(next.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.HANDLED);
        assertThat(customers()).containsExactly("LEVEL_1 1");
        assertThat(levels.calls).hasValue(1);
    }

    private FutureTask<Outcome> startDispatch(StateUpdated event) {
        FutureTask<Outcome> task = new FutureTask<>(() -> dispatch(event));
        new Thread(task).start();
        return task;
    }

    @Test
    void refusesDispatchInTransactionOfCaller() {
        StateUpdated event = event("LEVEL_1");
        TransactionTemplate caller = new TransactionTemplate(app.getBean(PlatformTransactionManager.class));
        assertThat(caller.<Outcome>execute(status -> dispatch(event))).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(customers()).isEmpty();
        assertThat(dispatch(event)).isEqualTo(Outcome.HANDLED);
    }
}
