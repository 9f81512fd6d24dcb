package com.raliopay.webhooks.hostcontract;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every {@link HostLaw} as a test of one host, which is started once. The outcomes are written down for
 * {@link ContractTable}.
 */
@Tag("hosts")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("-([0-9][^/]*)\\.jar$");

    private final RecordingMerchant merchant = new RecordingMerchant();
    private final ContractResults results = new ContractResults(getClass());
    private @Nullable Host host;
    private @Nullable HostTrial trial;

    /** {@return the framework and the version of it that runs, as {@code Jetty 12.1.14}} */
    protected abstract String framework();

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

    /**
     * {@return the version of the library that this class comes from, as the name of its jar says}
     *
     * @param type a class of the library
     */
    protected static String version(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        Matcher version = VERSION.matcher(jar);
        if (!version.find()) {
            throw new IllegalArgumentException("not a jar with a version in its name: " + jar);
        }
        return version.group(1);
    }

    @BeforeAll
    void startHost() throws Exception {
        results.begin(framework(), Runtime.version().toString());
        host = start(HostTrial.SECRET, merchant);
        trial = new HostTrial(host.endpoint(), merchant, this::start, PATIENCE);
    }

    @ParameterizedTest
    @EnumSource
    void keeps(HostLaw law) throws Throwable {
        String reason = exempt().get(law);
        if (reason != null) {
            results.exempt(law, reason);
            Assumptions.abort(reason);
        }
        try {
            law.check(requireNonNull(trial));
            results.kept(law);
        } catch (Throwable t) {
            results.broken(law, t);
            throw t;
        }
    }

    @AfterAll
    void stopHost() throws Exception {
        results.end();
        if (host != null) {
            host.stop().run();
        }
    }
}
