package com.raliopay.webhooks.endpointcontract;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks every {@link EndpointRule} against one endpoint, which is started once. The test of a framework extends this class; it
 * needs a constructor without parameters, because the rule {@code SHUTDOWN} starts the endpoint in a process of its own.
 */
@Tag("frameworks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EndpointContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Longer than the usual read timeout of 30 s. */
    private static final Duration PAUSE = Duration.ofSeconds(31);

    private final RecordingListener listener = new RecordingListener();
    private @Nullable RunningEndpoint running;
    private @Nullable EndpointUnderTest endpoint;

    /**
     * Starts the endpoint on any free port of 127.0.0.1, with the secret from the framework's own configuration.
     *
     * @param secret the configured secret, or null if none is configured
     * @param databaseUrl the JDBC URL of an H2 database for the endpoint's idempotency store
     * @param listener the only listener, to be registered with {@code on(WebhookEvent.class, …)}
     * @return the endpoint, accepting requests
     * @throws Exception if the endpoint does not start; required if the secret is null or blank
     */
    protected abstract RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) throws Exception;

    /** Returns the rules that do not apply to this endpoint, each with the reason; none by default. */
    protected Map<EndpointRule, String> exemptions() {
        return Map.of();
    }

    @BeforeAll
    void startEndpoint() throws Exception {
        running = start(EndpointUnderTest.SECRET, TestDatabase.inMemory(), listener);
        endpoint = new EndpointUnderTest(running.uri(), listener, this, TIMEOUT, PAUSE);
        if (!exemptions().containsKey(EndpointRule.PAUSING_BODY)) {
            endpoint.pausingBody(); // the other rules are checked during the pause
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void follows(EndpointRule rule) throws Exception {
        String reason = exemptions().get(rule);
        Assumptions.assumeTrue(reason == null, reason);
        rule.check(requireNonNull(endpoint));
    }

    @AfterAll
    void stopEndpoint() throws Exception {
        if (running != null) {
            running.stop().run();
        }
    }
}
