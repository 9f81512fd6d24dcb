package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.lang.reflect.Method;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Runs transactional listeners without a transaction in slices, which have no database. In this package, because the starter does not let
 * applications replace its transactions.
 */
@AutoConfiguration(before = RalioWebhooksAutoConfiguration.class)
@ConditionalOnProperty(name = "spring.boot.enableautoconfiguration", havingValue = "false") // set in slices only
public class RalioWebhooksSliceAutoConfiguration {

    @Bean
    ListenerTransactions ralioListenerTransactions() {
        return new NoTransactions();
    }

    private static final class NoTransactions implements ListenerTransactions {

        @Override
        public <E extends WebhookEvent> DeliveryListener<E> transactional(
                RalioListener annotation, Method method, Class<E> type, DeliveryListener<E> listener) {
            return listener;
        }
    }
}
