package com.raliopay.webhooks.spring;

import static com.raliopay.webhooks.spring.TransactionalListenerStartTest.WITHOUT_DATABASE;
import static com.raliopay.webhooks.spring.TransactionalListenerStartTest.h2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Dispatches events to transactional listeners with unusual DataSources and transaction managers. */
@Tag("spring-boot")
class TransactionalListenerDataSourceTest {

    private static final StateUpdated EVENT = (StateUpdated) Fixture.STATE_UPDATED.event();

    static class Manager {
        @Bean
        PlatformTransactionManager manager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }
    }

    /** Writes a row for each event, and fails at the first. */
    static class Rows {

        final JdbcTemplate jdbc;
        final AtomicInteger calls = new AtomicInteger();

        Rows(DataSource dataSource) {
            jdbc = new JdbcTemplate(dataSource);
            jdbc.execute("CREATE TABLE written (level VARCHAR(64))");
        }

        @RalioListener(transactional = "level", key = "subject")
        void on(StateUpdated event) throws SQLException {
            jdbc.update("INSERT INTO written VALUES (?)", event.levelText());
            if (calls.incrementAndGet() == 1) {
                throw new SQLException("test");
            }
        }

        int count() {
            return jdbc.queryForList("SELECT level FROM written").size();
        }
    }

    private static Outcome dispatch(ApplicationContext app, Fixture fixture) {
        return app.getBean(WebhookDispatcher.class)
                .dispatch(fixture.bytes(), fixture.headers("test")::get)
                .outcome();
    }

    private static void assertHandlesOnceAfterFailure(ApplicationContext app) {
        Rows rows = app.getBean(Rows.class);
        assertThat(dispatch(app, Fixture.STATE_UPDATED)).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(rows.count()).isZero();
        assertThat(dispatch(app, Fixture.STATE_UPDATED)).isEqualTo(Outcome.HANDLED);
        assertThat(dispatch(app, Fixture.STATE_UPDATED)).isEqualTo(Outcome.DUPLICATE);
        assertThat(rows.count()).isEqualTo(1);
        assertThat(rows.calls).hasValue(2);
    }

    enum Proxy {
        NONE,
        LAZY,
        TRANSACTION_AWARE,
        BOTH;

        DataSource around(DataSource dataSource) {
            return switch (this) {
                case NONE -> dataSource;
                case LAZY -> new LazyConnectionDataSourceProxy(dataSource);
                case TRANSACTION_AWARE -> new TransactionAwareDataSourceProxy(dataSource);
                case BOTH -> new TransactionAwareDataSourceProxy(new LazyConnectionDataSourceProxy(dataSource));
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsProxyOfDataSource(Proxy proxy) {
        WITHOUT_DATABASE
                .withBean("dataSource", DataSource.class, () -> proxy.around(h2()))
                .withUserConfiguration(Manager.class)
                .withBean(Rows.class)
                .run(TransactionalListenerDataSourceTest::assertHandlesOnceAfterFailure);
    }

    static class TwoDatabases {

        private final DataSource second = h2();

        @Bean
        DataSource first() {
            return h2();
        }

        @Bean
        Rows rows() {
            return new Rows(second);
        }

        @Bean
        JdbcIdempotencyStore store() {
            JdbcIdempotencyStore store = JdbcIdempotencyStore.create(second, "second");
            store.createSchema();
            return store;
        }

        @Bean
        PlatformTransactionManager manager() {
            return new JdbcTransactionManager(second);
        }
    }

    @Test
    void acceptsStoreOfApplication() {
        WITHOUT_DATABASE
                .withUserConfiguration(TwoDatabases.class)
                .run(TransactionalListenerDataSourceTest::assertHandlesOnceAfterFailure);
    }

    /** Does not share its connections, as a JpaTransactionManager without a JpaDialect. */
    @SuppressWarnings("serial")
    private static final class UnsharedManager extends JdbcTransactionManager {

        private final DataSource shown;

        UnsharedManager(DataSource shown) {
            super(shown);
            this.shown = shown;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            super.doBegin(transaction, definition);
            TransactionSynchronizationManager.unbindResource(shown);
        }

        @Override
        protected void doCleanupAfterCompletion(Object transaction) {}
    }

    static class Unshared {
        @Bean
        PlatformTransactionManager manager(DataSource dataSource) {
            return new UnsharedManager(dataSource);
        }
    }

    @Test
    void failsWithoutConnectionOfTransaction() {
        WITHOUT_DATABASE
                .withBean("dataSource", DataSource.class, () -> h2())
                .withUserConfiguration(Unshared.class)
                .withBean(Rows.class)
                .run(app -> {
                    assertThat(dispatch(app, Fixture.STATE_UPDATED)).isEqualTo(Outcome.LISTENER_FAILED);
                    assertThat(app.getBean(Rows.class).calls).hasValue(0);
                });
    }

    @Test
    void logsOutdatedEvent() {
        try (CapturedLog log = new CapturedLog(SpringTransactionalListener.class)) {
            WITHOUT_DATABASE
                    .withBean("dataSource", DataSource.class, () -> h2())
                    .withUserConfiguration(Manager.class)
                    .withBean(Rows.class)
                    .run(app -> {
                        Rows rows = app.getBean(Rows.class);
                        rows.calls.set(1);
                        StateUpdated newer = new StateUpdated(
                                UUID.randomUUID(), EVENT.timestamp().plusSeconds(1), EVENT.subject(), 1, "LEVEL_2");
                        byte[] body = WebhookWriter.write(newer);
                        app.getBean(WebhookDispatcher.class)
                                .dispatch(body, SignatureVerifier.of("test").headers(body)::get);
                        assertThat(log.messages()).isEmpty();

                        assertThat(dispatch(app, Fixture.STATE_UPDATED)).isEqualTo(Outcome.HANDLED);
                        assertThat(rows.count()).isEqualTo(1);
                        assertThat(log.messages())
                                .containsExactly("outdated for level: kyc_state_updated " + EVENT.id());
                    });
        }
    }

    /** Calls an action when a transaction begins. */
    @SuppressWarnings("serial")
    private static final class CountingManager extends JdbcTransactionManager {

        private final AtomicInteger begun = new AtomicInteger();
        private Runnable atSecond = () -> {};

        CountingManager(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            if (begun.incrementAndGet() == 2) {
                atSecond.run();
            }
            super.doBegin(transaction, definition);
        }
    }

    @Test
    void repeatsOnlyRecording() throws Exception {
        DataSource dataSource = h2();
        CountingManager manager = new CountingManager(dataSource);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource, "test");
        AtomicInteger calls = new AtomicInteger();
        Delivery delivery = Delivery.of(Fixture.STATE_UPDATED.bytes(), name -> null);
        SpringTransactionalListener<StateUpdated> listener = new SpringTransactionalListener<>(
                manager, dataSource, "level", store.inbox("level"), event -> null, (event, d) -> {
                    calls.incrementAndGet();
                    throw new SQLException("test");
                });
        assertThatExceptionOfType(SQLException.class) // there is no table
                .isThrownBy(() -> listener.handle(EVENT, delivery));
        assertThat(manager.begun).hasValue(3);
        assertThat(calls).hasValue(0);

        manager.begun.set(0);
        manager.atSecond = store::createSchema;
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> listener.handle(EVENT, delivery))
                .withMessage("test");
        assertThat(manager.begun).hasValue(2);
        assertThat(calls).hasValue(1);
    }
}
