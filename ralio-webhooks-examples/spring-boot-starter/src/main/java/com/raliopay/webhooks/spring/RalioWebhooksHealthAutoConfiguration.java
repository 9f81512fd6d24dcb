package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports the endpoint's health, as the contributor {@code ralioWebhooks}. */
@AutoConfiguration(after = RalioWebhooksAutoConfiguration.class)
@ConditionalOnBean(WebhookDispatcher.class)
public class RalioWebhooksHealthAutoConfiguration {

    /** Reported by the indicator below, or by that of Spring Boot 3. */
    @Bean
    Supplier<Map<String, String>> ralioHealth(WebhookDispatcher ralio, ObjectProvider<IdempotencyStore> store) {
        return new EndpointHealth(ralio, store.getIfUnique());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("ralio-webhooks")
    static class OnSpringBoot4 {

        @Bean
        @ConditionalOnMissingBean(name = {"ralioWebhooksHealthIndicator", "ralioWebhooksHealthContributor"})
        HealthIndicator ralioWebhooksHealthIndicator(@Qualifier("ralioHealth") Supplier<Map<String, String>> endpoint) {
            return () -> {
                Map<String, String> parts = endpoint.get();
                boolean up = parts.values().stream().allMatch("available"::equals);
                return (up ? Health.up() : Health.down()).withDetails(parts).build();
            };
        }
    }
}
