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

/** Every {@link HostLaw} as a test of one host, which is started once. */
@Tag("frameworks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordingMerchant merchant = new RecordingMerchant();
    private @Nullable Host host;
    private @Nullable HostTrial trial;

    /**
     * Starts the host on any free port of 127.0.0.1, as a merchant would: with the secret from the framework's own
     * configuration.
     *
     * @param secret what the configuration says; null when it says nothing
     * @param merchant the one listener, to be registered with {@code on(WebhookEvent.class, merchant)}
     * @return the host, listening
     * @throws Exception if it does not start, as it should not without a secret
     */
    protected abstract Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) throws Exception;

    /** {@return the laws that do not concern this host, each with the reason; none unless overridden} */
    protected Map<HostLaw, String> exempt() {
        return Map.of();
    }

    @BeforeAll
    void startHost() throws Exception {
        host = start(HostTrial.SECRET, merchant);
        trial = new HostTrial(host.endpoint(), merchant, this::start, PATIENCE);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void keeps(HostLaw law) throws Exception {
        String reason = exempt().get(law);
        Assumptions.assumeTrue(reason == null, reason);
        law.check(requireNonNull(trial));
    }

    @AfterAll
    void stopHost() throws Exception {
        if (host != null) {
            host.stop().run();
        }
    }
}
