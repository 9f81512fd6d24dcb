package com.raliopay.webhooks.quarkus;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The merchant as a bean of the application: hands the events over to the contract's. */
@Singleton
public class RelayedMerchant implements WebhookListener<WebhookEvent> {

    private volatile @Nullable WebhookListener<WebhookEvent> merchant;

    /** Hands over to this one from now on. */
    public void handOverTo(WebhookListener<WebhookEvent> merchant) {
        this.merchant = merchant;
    }

    @Override
    public void handle(WebhookEvent event) throws Exception {
        requireNonNull(merchant).handle(event);
    }
}
