package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.WebhookDispatcher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Measures deliveries, and traces them: as observations if the application has an {@code ObservationRegistry}, as it has with
 * Spring Boot's actuator; otherwise as a timer in its {@code MeterRegistry}.
 */
@AutoConfiguration(
        after = RalioWebhooksAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            // Spring Boot 3
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
        })
@ConditionalOnBean(WebhookDispatcher.class)
@Import({
    RalioWebhooksMetricsAutoConfiguration.Observations.class,
    RalioWebhooksMetricsAutoConfiguration.TimerOnly.class,
    RalioWebhooksMetricsAutoConfiguration.Lag.class
})
public class RalioWebhooksMetricsAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnSingleCandidate(ObservationRegistry.class)
    static class Observations {

        @Bean
        @ConditionalOnMissingBean(DeliveryHandler.class)
        DeliveryHandler ralioObservedDeliveries(
                WebhookDispatcher ralio,
                ObservationRegistry observations,
                ObjectProvider<WebhookObservationConvention> convention) {
            return new ObservedDeliveries(ralio, observations, convention.getIfAvailable());
        }
    }

    /** The timer has the same name and tags. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DefaultMeterObservationHandler.class)
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    @ConditionalOnMissingBean(ObservationRegistry.class)
    static class TimerOnly {

        @Bean
        @ConditionalOnMissingBean(DeliveryHandler.class)
        DeliveryHandler ralioTimedDeliveries(
                WebhookDispatcher ralio,
                MeterRegistry meters,
                ObjectProvider<WebhookObservationConvention> convention) {
            ObservationRegistry observations = ObservationRegistry.create();
            observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
            return new ObservedDeliveries(ralio, observations, convention.getIfAvailable());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    static class Lag {

        @Bean
        @ConditionalOnMissingBean(name = "ralioLag")
        DispatchObserver ralioLag(MeterRegistry meters) {
            return new LagTimer(meters);
        }
    }
}
