package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.testing.Fixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("spring-boot")
class RalioWebhooksJdbcAutoConfigurationTest {

    private final DataSource inMemory = database("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RalioWebhooksAutoConfiguration.class, RalioWebhooksJdbcAutoConfiguration.class))
            .withPropertyValues("ralio.webhooks.secret=test")
            .withBean(Listener.class);

    static class Listener {
        @RalioListener
        void on(StateUpdated event) {}
    }

    private static DataSource database(String name) {
        return new DriverManagerDataSource("jdbc:h2:" + name);
    }

    private static void dispatch(ApplicationContext app) {
        app.getBean(WebhookDispatcher.class)
                .dispatch(Fixture.STATE_UPDATED.bytes(), Fixture.STATE_UPDATED.headers("test")::get);
    }

    private static List<String> endpoints(DataSource database, String table) {
        return new JdbcTemplate(database).queryForList("SELECT endpoint FROM " + table, String.class);
    }

    @Test
    void remembersEventsInMemoryWithoutDatabase() {
        context.run(app -> {
            assertThat(app).hasNotFailed().doesNotHaveBean(IdempotencyStore.class);
            assertThat(app).doesNotHaveBean(PurgeSchedule.class);
        });
    }

    @Test
    void remembersEventsInTheDatabaseIfThereIsOne() {
        context.withBean(DataSource.class, () -> inMemory).run(app -> {
            dispatch(app);
            assertThat(endpoints(inMemory, "ralio_webhook_events")).containsExactly("ralio");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "spring.application.name=kyc-service, kyc-service",
        "spring.application.name=KYC service, ralio",
        "ralio.webhooks.endpoint=kyc, kyc"
    })
    void namesEndpointAfterTheApplication(String property, String endpoint) {
        context.withBean(DataSource.class, () -> inMemory)
                .withPropertyValues(property, "ralio.webhooks.table=kyc_events")
                .run(app -> {
                    dispatch(app);
                    assertThat(endpoints(inMemory, "kyc_events")).containsExactly(endpoint);
                });
    }

    @Test
    void warnsOfNameThatAnotherServiceMayHave() {
        ApplicationContextRunner named =
                context.withBean(DataSource.class, () -> inMemory).withPropertyValues("spring.application.name=shop");
        try (CapturedLog log = new CapturedLog(JdbcStoreFactory.class)) {
            named.run(app -> assertThat(log.warnings()).isEmpty());
            named.withPropertyValues("spring.application.name=")
                    .run(app -> assertThat(log.warnings())
                            .singleElement()
                            .asString()
                            .contains("set ralio.webhooks.endpoint"));
        }
    }

    @Test
    void leavesDatabaseAloneOnRequest() {
        context.withBean(DataSource.class, () -> inMemory)
                .withPropertyValues("ralio.webhooks.store=memory")
                .run(app -> assertThat(app).hasNotFailed().doesNotHaveBean(IdempotencyStore.class));
    }

    @Test
    void requiresDatabaseOnRequest() {
        context.withPropertyValues("ralio.webhooks.store=jdbc")
                .run(app -> StartFailures.require(
                        app,
                        "The property ralio.webhooks.store is jdbc, but there is no DataSource bean.",
                        "Configure a database"));
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDatabases {
        @Bean
        DataSource first() {
            return database("mem:first");
        }

        @Bean
        DataSource second() {
            return database("mem:second");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryDatabase {
        @Bean
        @Primary
        DataSource third() {
            return database("mem:third;DB_CLOSE_DELAY=-1");
        }
    }

    @Test
    void requiresChoiceAmongSeveralDatabases() {
        ApplicationContextRunner several = context.withUserConfiguration(TwoDatabases.class);
        several.run(app -> StartFailures.require(
                app,
                "There are several DataSource beans, and none of them is primary, so it is unknown which database should"
                        + " remember handled events.",
                "Mark one as @Primary, or define a JdbcIdempotencyStore bean, or set ralio.webhooks.store to memory."));
        several.withUserConfiguration(PrimaryDatabase.class)
                .run(app -> assertThat(app).hasSingleBean(JdbcIdempotencyStore.class));
        several.withPropertyValues("ralio.webhooks.store=memory")
                .run(app -> assertThat(app).hasNotFailed());
    }

    @Test
    void ownStoreReplacesThatOfTheStarter() {
        InMemoryIdempotencyStore own = InMemoryIdempotencyStore.create();
        context.withBean(DataSource.class, () -> inMemory)
                .withBean("own", IdempotencyStore.class, () -> own)
                .run(app -> assertThat(app).getBean(IdempotencyStore.class).isSameAs(own));
    }

    @Test
    void leavesTableToMigrationsUnlessDatabaseIsInMemory(@TempDir Path directory) {
        DataSource database = database("file:" + directory.resolve("kyc").toAbsolutePath());
        ApplicationContextRunner persistent = context.withBean(DataSource.class, () -> database);
        persistent.run(app -> {
            assertThat(StartFailures.of(app).getMessage())
                    .startsWith("The table ralio_webhook_events, which remembers handled events, cannot be used: ");
            assertThat(StartFailures.of(app).action())
                    .startsWith("Copy the script for your database to a migration of Flyway or Liquibase:"
                            + " classpath:ralio-webhooks/schema-postgresql.sql");
        });
        persistent
                .withPropertyValues("ralio.webhooks.initialize-schema=always")
                .run(app -> assertThat(app).hasNotFailed());
        persistent
                .withPropertyValues("ralio.webhooks.initialize-schema=never")
                .run(app -> assertThat(app).hasNotFailed());
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class Application {}

    /** The table is checked after the scripts have run. */
    @Test
    void acceptsTableOfTheScript() {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(
                        "ralio.webhooks.secret=test",
                        "ralio.webhooks.initialize-schema=never",
                        "spring.datasource.generate-unique-name=true",
                        "spring.sql.init.schema-locations=classpath:ralio-webhooks/schema-h2.sql")
                .run(app -> assertThat(app).hasNotFailed().hasSingleBean(JdbcIdempotencyStore.class));
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint=KYC service, endpoint must be",
        "table=kyc.events, table must be",
        "inbox-retention=0s, retention must be"
    })
    void refusesUnusableNames(String property, String problem) {
        context.withBean(DataSource.class, () -> inMemory)
                .withPropertyValues("ralio.webhooks." + property)
                .run(app -> assertThat(StartFailures.of(app).getMessage())
                        .startsWith("A property ralio.webhooks.* has no usable value: " + problem));
    }

    @Test
    void purgesExpiredEvents() {
        context.withBean(DataSource.class, () -> inMemory)
                .withPropertyValues("ralio.webhooks.purge-interval=50ms", "ralio.webhooks.retention=1ms")
                .run(app -> {
                    dispatch(app);
                    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                        while (!endpoints(inMemory, "ralio_webhook_events").isEmpty()) {
                            Thread.sleep(50);
                        }
                    });
                });
    }

    @Test
    void purgesOnlyIfAnIntervalIsSet() {
        ApplicationContextRunner withDatabase = context.withBean(DataSource.class, () -> inMemory);
        withDatabase.run(
                app -> assertThat(app.getBean(PurgeSchedule.class).isRunning()).isTrue());
        withDatabase
                .withPropertyValues("ralio.webhooks.purge-interval=0")
                .run(app ->
                        assertThat(app.getBean(PurgeSchedule.class).isRunning()).isFalse());
    }
}
