package com.raliopay.webhooks.simulator.browser;

import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.inspect.Inspector;
import com.raliopay.webhooks.simulator.inspect.InspectorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Starts inspectors on free ports. */
final class Inspectors {

    static final String SECRET = "browser-tests-secret";

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Waits that a test sees, and ends by pressing a button. */
    private static final RetryPolicy LONG_WAITS =
            new RetryPolicy(4, Duration.ofMinutes(2), 2, Duration.ofMinutes(10), 0);

    private Inspectors() {}

    static Inspector sendingTo(URI endpoint) {
        return start(endpoint, null);
    }

    /** {@return an inspector with an endpoint of its own, to which it sends} */
    static Inspector listening() {
        return start(null, 0);
    }

    private static Inspector start(@Nullable URI to, @Nullable Integer listenPort) {
        try {
            return Inspector.start(new InspectorSettings(0, to, listenPort, SECRET, TIMEOUT, LONG_WAITS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
