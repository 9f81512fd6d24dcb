package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.StateUpdated;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Starts applications whose transactional listeners would lose events, or handle them twice. */
@Tag("spring-boot")
class TransactionalListenerStartTest {

    static final ApplicationContextRunner WITHOUT_DATABASE = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RalioWebhooksAutoConfiguration.class,
                    RalioWebhooksJdbcAutoConfiguration.class,
                    RalioWebhooksTransactionAutoConfiguration.class))
            .withPropertyValues("ralio.webhooks.secret=test", "ralio.webhooks.initialize-schema=always");

    private final ApplicationContextRunner context =
            WITHOUT_DATABASE.withBean("dataSource", DataSource.class, TransactionalListenerStartTest::h2);

    static DataSource h2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    static class Manager {
        @Bean
        PlatformTransactionManager manager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    static class ManagerOfOtherDatabase {
        @Bean
        PlatformTransactionManager other() {
            return new JdbcTransactionManager(h2());
        }
    }

    static class PrimaryManager {
        @Bean
        @Primary
        PlatformTransactionManager primary(DataSource dataSource) {
            return new JdbcTransactionManager(new DelegatingDataSource(dataSource));
        }
    }

    static class ManagerWithoutDatabase {
        @Bean
        PlatformTransactionManager queue() {
            return new NoTransactions();
        }
    }

    @SuppressWarnings("serial")
    private static final class NoTransactions extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    static class Level {
        @RalioListener(transactional = "level")
        void on(StateUpdated event) {}
    }

    private static void assertFails(ApplicationContextRunner context, String... partsOfMessage) {
        context.run(app -> assertThat(StartFailures.of(app)).hasMessageContainingAll(partsOfMessage));
    }

    @Test
    void startsWithManagerOfStoresDatabase() {
        context.withUserConfiguration(Manager.class)
                .withBean(Level.class)
                .run(app -> assertThat(app).hasNotFailed());
    }

    @Test
    void refusesMissingManager() {
        assertFails(
                context.withBean("listeners", Level.class),
                "The method listeners.on(StateUpdated) is transactional, but there is no PlatformTransactionManager.");
    }

    @Test
    void refusesMissingSpringJdbc() {
        assertFails(
                WITHOUT_DATABASE
                        .withClassLoader(new FilteredClassLoader("org.springframework.jdbc"))
                        .withBean("listeners", Level.class),
                "The method listeners.on(StateUpdated) ",
                "needs spring-jdbc on the class path");
    }

    @Test
    void refusesStoreInMemory() {
        String message =
                "The method listeners.on(StateUpdated) is transactional, but handled events are not remembered in the"
                        + " application's database.";
        ApplicationContextRunner inMemory =
                context.withUserConfiguration(Manager.class).withBean("listeners", Level.class);
        assertFails(inMemory.withPropertyValues("ralio.webhooks.store=memory"), message);
        assertFails(WITHOUT_DATABASE.withBean("listeners", Level.class), message);
    }

    @Test
    void refusesManagerOfOtherDatabase() {
        assertFails(
                context.withUserConfiguration(ManagerOfOtherDatabase.class).withBean(Level.class),
                "its transaction manager and the store have different DataSources");
    }

    @Test
    void refusesManagerWithoutDatabase() {
        assertFails(
                context.withUserConfiguration(ManagerWithoutDatabase.class).withBean(Level.class),
                NoTransactions.class.getName() + " has no DataSource");
    }

    @Test
    void refusesAmbiguousManagers() {
        assertFails(
                context.withUserConfiguration(Manager.class, ManagerOfOtherDatabase.class)
                        .withBean(Level.class),
                "there are several transaction managers: [manager, other]");
    }

    @Test
    void prefersPrimaryManager() {
        context.withUserConfiguration(PrimaryManager.class, ManagerOfOtherDatabase.class)
                .withBean(Level.class)
                .run(app -> assertThat(app).hasNotFailed());
    }

    static class NamedManager {
        @RalioListener(transactional = "level", transactionManager = "manager")
        void on(StateUpdated event) {}
    }

    @Test
    void findsManagerByName() {
        context.withUserConfiguration(Manager.class, ManagerOfOtherDatabase.class)
                .withBean(NamedManager.class)
                .run(app -> assertThat(app).hasNotFailed());
        assertFails(
                context.withUserConfiguration(ManagerOfOtherDatabase.class).withBean(NamedManager.class),
                "there is no PlatformTransactionManager named manager");
    }

    static class InvalidName {
        @RalioListener(transactional = "a level")
        void on(StateUpdated event) {}
    }

    @Test
    void refusesInvalidName() {
        assertFails(
                context.withUserConfiguration(Manager.class).withBean(InvalidName.class),
                "is transactional under an invalid name: name must be 1 to 40 letters");
    }

    static class InvalidKey {
        @RalioListener(transactional = "level", key = "subjct")
        void on(StateUpdated event) {}
    }

    @Test
    void refusesInvalidKey() {
        assertFails(
                context.withUserConfiguration(Manager.class).withBean("listeners", InvalidKey.class),
                "The method listeners.on(StateUpdated) has an invalid key, subjct: EL1008E");
    }

    static class OnlyManager {
        @RalioListener(transactionManager = "manager")
        void on(StateUpdated event) {}
    }

    @Test
    void refusesManagerWithoutTransaction() {
        assertFails(
                context.withUserConfiguration(Manager.class).withBean(OnlyManager.class),
                "names a transaction manager but is not transactional");
    }

    static class NewTransaction {
        @Transactional(propagation = Propagation.REQUIRES_NEW)
        @RalioListener(transactional = "level")
        void on(StateUpdated event) {}
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    static class NoTransaction {
        @RalioListener(transactional = "level")
        void on(StateUpdated event) {}
    }

    static class OtherTransaction {
        @Transactional("other")
        @RalioListener(transactional = "level", transactionManager = "manager")
        void on(StateUpdated event) {}
    }

    static class SameTransaction {
        @Transactional("manager")
        @RalioListener(transactional = "level")
        void on(StateUpdated event) {}
    }

    @Test
    void refusesMethodOutsideItsTransaction() {
        ApplicationContextRunner withManager = context.withUserConfiguration(Manager.class);
        assertFails(withManager.withBean(NewTransaction.class), "another propagation than REQUIRED");
        assertFails(withManager.withBean(NoTransaction.class), "another propagation than REQUIRED");
        assertFails(
                withManager.withUserConfiguration(ManagerOfOtherDatabase.class).withBean(OtherTransaction.class),
                "names another transaction manager: other");
        withManager.withBean(SameTransaction.class).run(app -> assertThat(app).hasNotFailed());
    }
}
