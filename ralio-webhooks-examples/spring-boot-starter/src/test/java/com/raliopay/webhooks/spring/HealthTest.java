package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.testing.Fixture;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@Tag("spring-boot")
class HealthTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(TestApplication.Application.class)
            .withBean(TestApplication.Listener.class, () -> new TestApplication.Listener(event -> {}))
            .withPropertyValues("ralio.webhooks.secret=test");

    private static Map<?, ?> health(ApplicationContext app) {
        return (Map<?, ?>) app.getBean("ralioHealth", Supplier.class).get();
    }

    @Test
    void indicatorCanBeDisabledAndReplaced() {
        context.run(app -> assertThat(app).hasBean("ralioWebhooksHealthIndicator"));
        context.withPropertyValues("management.health.ralio-webhooks.enabled=false")
                .run(app -> assertThat(app).doesNotHaveBean("ralioWebhooksHealthIndicator"));
        context.withBean("ralioWebhooksHealthContributor", Object.class)
                .run(app -> assertThat(app).doesNotHaveBean("ralioWebhooksHealthIndicator"));
    }

    @Test
    void reportsSecretOnlyIfStoreIsInMemory() {
        context.withPropertyValues("ralio.webhooks.store=memory")
                .run(app -> assertThat(health(app)).isEqualTo(Map.of("secret", "available")));
    }

    @Test
    void reportsStoreWithoutChangingIt() {
        context.run(app -> {
            assertThat(health(app)).isEqualTo(Map.of("secret", "available", "store", "available"));
            assertThat(app.getBean(JdbcTemplate.class)
                            .queryForObject("SELECT count(*) FROM ralio_webhook_events", Integer.class))
                    .isZero();
        });
    }

    @Test
    void reportsStoreWithoutTableAsUnavailable() {
        context.run(app -> {
            app.getBean(JdbcTemplate.class).execute("DROP TABLE ralio_webhook_events");

            assertThat(health(app).get("store"))
                    .asString()
                    .startsWith("unavailable: com.raliopay.webhooks.idempotency.IdempotencyStoreException,"
                            + " caused by org.h2.jdbc.");
            assertThat(health(app).get("secret")).isEqualTo("available");
        });
    }

    @Test
    void reportsSuppliedSecretAsUnavailable() {
        context.withBean(WebhookDispatcherCustomizer.class, () -> builder -> builder.secret(HealthTest::sealedVault))
                .run(app -> assertThat(health(app).get("secret"))
                        .isEqualTo("unavailable: com.raliopay.webhooks.signature.SecretUnavailableException,"
                                + " caused by java.lang.IllegalStateException"));
    }

    private static @Nullable String sealedVault() {
        throw new IllegalStateException("the token");
    }

    @Test
    void ignoresDeliveriesWithAnotherSecret() {
        context.run(app -> {
            app.getBean(WebhookDispatcher.class)
                    .dispatch(Fixture.STATE_UPDATED.bytes(), Fixture.STATE_UPDATED.headers("forged")::get);

            assertThat(health(app)).isEqualTo(Map.of("secret", "available", "store", "available"));
        });
    }
}
