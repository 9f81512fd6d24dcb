package com.raliopay.webhooks.quarkus;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** A bean of the application that forwards events to the listener of the contract. */
@Singleton
public class ForwardingListener implements TransactionalListener<WebhookEvent> {

    private volatile @Nullable WebhookListener<WebhookEvent> target;

    /** Forwards later events to this listener. */
    public void forwardTo(WebhookListener<WebhookEvent> target) {
        this.target = target;
    }

    @Override
    public void handle(WebhookEvent event, Connection connection) throws Exception {
        requireNonNull(target).handle(event);
    }
}
