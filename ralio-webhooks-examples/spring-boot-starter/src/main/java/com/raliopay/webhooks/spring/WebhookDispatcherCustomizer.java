package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookDispatcher;

/**
 * Changes the dispatcher that the starter builds. Every bean of this type is called, in order, before the dispatcher is built, with
 * all properties and listeners set. For a secret that is looked up at each delivery, for example:
 *
 * <pre>{@code
 * @Bean
 * WebhookDispatcherCustomizer secretFromVault(Vault vault) {
 *     return builder -> builder.secret(() -> vault.read("ralio-webhooks"));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface WebhookDispatcherCustomizer {

    /**
     * Changes the dispatcher.
     *
     * @param builder the builder
     */
    void customize(WebhookDispatcher.Builder builder);
}
