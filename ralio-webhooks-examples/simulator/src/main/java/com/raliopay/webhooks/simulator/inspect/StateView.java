package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.load.LoadReport;
import com.raliopay.webhooks.testing.Fixture;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page needs at its start. */
record StateView(
        String version,
        @Nullable String to,
        @Nullable Listen listen,
        Policy policy,
        long timeoutMillis,
        List<String> types,
        List<FixtureName> fixtures,
        List<OddName> odd,
        boolean observed,
        int maxBodyBytes,
        @Nullable LoadReport load,
        @Nullable List<DeliveryView> history) {

    static final List<String> TYPES =
            Stream.of(EventType.values()).map(EventType::text).toList();
    static final List<FixtureName> FIXTURES = Stream.of(Fixture.values())
            .map(fixture -> new FixtureName(fixture.name(), fixture.event().type()))
            .toList();
    static final List<OddName> ODD = Stream.of(OddCase.values())
            .map(odd -> new OddName(odd.name(), odd.title()))
            .toList();
    static final int MAX_BODY_BYTES = WebhookParser.DEFAULT_MAX_BODY_BYTES;

    record Listen(String url, Switches switches) {}

    record Policy(int maxAttempts, long baseMillis, double factor, long maxMillis) {

        static Policy of(RetryPolicy policy) {
            return new Policy(
                    policy.maxAttempts(),
                    policy.baseDelay().toMillis(),
                    policy.factor(),
                    policy.maxDelay().toMillis());
        }
    }

    record FixtureName(String name, String type) {}

    record OddName(String name, String title) {}
}
