package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Builds the dispatcher from the properties and the application's listeners. */
@AutoConfiguration(after = RalioWebhooksJdbcAutoConfiguration.class)
@EnableConfigurationProperties(RalioWebhooksProperties.class)
public class RalioWebhooksAutoConfiguration {

    /** A mistake must stop the application when it starts, not the first event. */
    @Bean
    static LazyInitializationExcludeFilter ralioLazyInitializationExcludeFilter() {
        return LazyInitializationExcludeFilter.forBeanTypes(
                WebhookDispatcher.class, ListenerRegistry.class, PurgeSchedule.class);
    }

    @Bean
    ListenerRegistry ralioListenerRegistry(
            ConfigurableListableBeanFactory beans, ObjectProvider<ListenerTransactions> transactions) {
        return new ListenerRegistry(beans, transactions);
    }

    @Bean
    @ConditionalOnMissingBean
    WebhookDispatcher ralioWebhookDispatcher(
            RalioWebhooksProperties properties,
            ListenerRegistry listeners,
            ObjectProvider<IdempotencyStore> store,
            ObjectProvider<DispatchObserver> observers,
            ObjectProvider<WebhookDispatcherCustomizer> customizers) {
        return new DispatcherFactory(properties, listeners)
                .create(
                        store.getIfAvailable(),
                        observers.orderedStream().toList(),
                        customizers.orderedStream().toList());
    }
}
