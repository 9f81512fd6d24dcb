package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.http.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an {@link Inspector}.
 *
 * @param port the port of the page; 0 for any that is free
 * @param to the endpoint to send to; null for the inspector's own, which then needs {@code listenPort}
 * @param listenPort the port of the inspector's own endpoint, 0 for any that is free; null for no such endpoint
 * @param secret the webhook secret
 * @param timeout how long to wait for a response
 * @param policy when to try again
 */
public record InspectorSettings(
        int port, @Nullable URI to, @Nullable Integer listenPort, String secret, Duration timeout, RetryPolicy policy) {

    public InspectorSettings {
        if (to == null && listenPort == null) {
            throw new IllegalArgumentException("to must not be null without listenPort");
        }
    }

    /** {@return nothing of the secret} */
    @Override
    public String toString() {
        return "InspectorSettings[port=" + port + ", to=" + to + ", listenPort=" + listenPort + "]";
    }
}
