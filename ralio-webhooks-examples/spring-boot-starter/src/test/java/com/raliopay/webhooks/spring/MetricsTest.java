package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

@org.junit.jupiter.api.Tag("frameworks")
class MetricsTest {

    private static final String DELIVERIES = "ralio.webhook.deliveries";
    private static final String LAG = "ralio.webhook.lag";

    private final MockClock clock = new MockClock();
    private final MeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RalioWebhooksAutoConfiguration.class, RalioWebhooksMetricsAutoConfiguration.class))
            .withBean(TestApplication.Listener.class, () -> new TestApplication.Listener(MetricsTest::listener))
            .withPropertyValues("ralio.webhooks.secret=test");

    private final ApplicationContextRunner metered = context.withBean(MeterRegistry.class, () -> meters);

    /** Refuses one event, so that the tests can provoke a failure. */
    private static void listener(WebhookEvent event) {
        if (event.equals(Fixture.SESSION_FAILED.event())) {
            throw new IllegalStateException("a message with personal data");
        }
    }

    private static Outcome deliver(ApplicationContext app, String body, String secret) {
        return deliver(app, body.getBytes(StandardCharsets.UTF_8), secret);
    }

    private static Outcome deliver(ApplicationContext app, byte[] body, String secret) {
        return app.getBean(DeliveryHandler.class)
                .handle(
                        new ByteArrayInputStream(body),
                        SignatureVerifier.of(secret).headers(body)::get,
                        null)
                .outcome();
    }

    private static Outcome deliver(ApplicationContext app, WebhookEvent event) {
        return deliver(app, WebhookWriter.write(event), "test");
    }

    @Test
    void countsDeliveriesByOutcomeAndType() {
        metered.withPropertyValues("ralio.webhooks.max-body-size=10KB").run(app -> {
            deliver(app, Fixture.STATE_UPDATED.text(), "test");
            deliver(app, Fixture.STATE_UPDATED.text(), "test");
            deliver(app, Fixture.SESSION_FAILED.text(), "test");
            deliver(app, "{\"event\":\"KYC_SESSION_VERIFIED\"}", "test");
            deliver(app, "not JSON", "test");
            deliver(app, """
                    {"event":"new_type","id":"5f0c1d1e-0000-4000-8000-000000000000",
                     "timestamp":"2026-01-01T00:00:00Z","data":{}}
                    """, "test");
            deliver(app, Fixture.STATE_UPDATED.text(), "forged");
            deliver(app, " ".repeat(10_241), "test");
        });

        assertThat(meters.find(DELIVERIES).timers())
                .extracting(
                        timer -> timer.getId().getTag("outcome"),
                        timer -> timer.getId().getTag("event.type"),
                        Timer::count)
                .containsExactlyInAnyOrder(
                        tuple("HANDLED", "kyc_state_updated", 1L),
                        tuple("DUPLICATE", "kyc_state_updated", 1L),
                        tuple("LISTENER_FAILED", "kyc_session_failed", 1L),
                        tuple("UNREADABLE", "kyc_session_verified", 1L),
                        tuple("UNREADABLE", "none", 1L),
                        tuple("HANDLED", "other", 1L),
                        tuple("UNVERIFIED", "none", 1L),
                        tuple("TOO_LARGE", "none", 1L));
    }

    private Timer timer(String name, String... tags) {
        return meters.get(name).tags(tags).timer();
    }

    @Test
    void countsDeliveryOnceWithObservationsAndWithTheSameTags() {
        metered.run(app -> deliver(app, Fixture.STATE_UPDATED.text(), "test"));
        Timer withoutObservations = timer(DELIVERIES);
        MeterRegistry others = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(others));

        context.withBean(MeterRegistry.class, () -> others)
                .withBean(ObservationRegistry.class, () -> observations)
                .run(app -> deliver(app, Fixture.STATE_UPDATED.text(), "test"));

        Timer timer = others.get(DELIVERIES).timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.getId()).isEqualTo(withoutObservations.getId());
        assertThat(timer.getId().getTags())
                .containsExactlyInAnyOrder(
                        Tag.of("outcome", "HANDLED"),
                        Tag.of("event.type", "kyc_state_updated"),
                        Tag.of("error", "none"));
    }

    @Test
    void showsActiveDeliveries() {
        WebhookListener<WebhookEvent> listener = event -> assertThat(
                        meters.get(DELIVERIES + ".active").longTaskTimer().activeTasks())
                .isEqualTo(1);

        context.withBean(MeterRegistry.class, () -> meters)
                .withBean("another", TestApplication.Listener.class, () -> new TestApplication.Listener(listener))
                .run(app -> assertThat(deliver(app, Fixture.STATE_UPDATED.text(), "test"))
                        .isEqualTo(Outcome.HANDLED));
    }

    @ParameterizedTest
    @CsvSource({"PT5S, PT5S", "PT0.25S, PT0.25S", "-PT5S, PT0S", "P400D, P365D"})
    void measuresLagOfHandledEvents(Duration elapsed, Duration lag) {
        Instant now = Fixture.STATE_UPDATED.event().timestamp().plus(elapsed);
        clock.add(Duration.between(Instant.ofEpochMilli(clock.wallTime()), now));

        metered.run(app -> {
            deliver(app, Fixture.STATE_UPDATED.text(), "test");
            deliver(app, Fixture.STATE_UPDATED.text(), "test");
            deliver(app, Fixture.SESSION_FAILED.text(), "test");
            deliver(app, Fixture.STATE_UPDATED.text(), "forged");
        });

        assertThat(meters.find(LAG).timers()).hasSize(1);
        Timer timer = timer(LAG, "event.type", "kyc_state_updated");
        assertThat(timer.count()).isEqualTo(1);
        assertThat((long) timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(lag.toMillis());
    }

    @ParameterizedTest
    @CsvSource({"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void measuresLagOfEventWithAnyTimestamp(Instant timestamp) {
        StateUpdated event = (StateUpdated) Fixture.STATE_UPDATED.event();
        StateUpdated odd = new StateUpdated(event.id(), timestamp, event.subject(), event.kycId(), event.level());

        metered.run(app -> assertThat(deliver(app, odd)).isEqualTo(Outcome.HANDLED));

        assertThat(timer(LAG).count()).isEqualTo(1);
    }

    @Test
    void addsNothingWithoutRegistry() {
        context.run(app -> assertThat(app).hasNotFailed().doesNotHaveBean(DeliveryHandler.class));
    }

    @Test
    void needsNeitherMicrometerNorItsObservations() {
        for (String missing : new String[] {"io.micrometer.core", "io.micrometer"}) {
            context.withClassLoader(new FilteredClassLoader(missing))
                    .run(app -> assertThat(app).hasNotFailed().doesNotHaveBean(DeliveryHandler.class));
        }
    }
}
