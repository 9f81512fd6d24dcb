package com.raliopay.webhooks.spring.boot3;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Reports the endpoint's health on Spring Boot 3. */
@AutoConfiguration(afterName = "com.raliopay.webhooks.spring.RalioWebhooksHealthAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(name = "ralioHealth")
@ConditionalOnEnabledHealthIndicator("ralio-webhooks")
public class HealthOnSpringBoot3AutoConfiguration {

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
