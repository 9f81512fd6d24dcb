package com.raliopay.webhooks.spring;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

@Tag("spring-boot")
class ObservationTest {

    private static final String NAME = "ralio.webhook.deliveries";
    private static final Fixture FIXTURE = Fixture.STATE_UPDATED;
    private static final String ID = FIXTURE.event().id().toString();

    private final TestObservationRegistry observations = TestObservationRegistry.create();
    private final List<WebhookEvent> handled = new ArrayList<>();

    private ApplicationContextRunner context(WebhookListener<WebhookEvent> listener) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RalioWebhooksAutoConfiguration.class, RalioWebhooksMetricsAutoConfiguration.class))
                .withBean(TestApplication.Listener.class, () -> new TestApplication.Listener(listener))
                .withBean(ObservationRegistry.class, () -> observations)
                .withPropertyValues("ralio.webhooks.secret=test");
    }

    private static DispatchResult deliver(ApplicationContext app) {
        return deliver(app, null);
    }

    private static DispatchResult deliver(ApplicationContext app, @Nullable Observation parent) {
        return app.getBean(DeliveryHandler.class)
                .handle(new ByteArrayInputStream(FIXTURE.bytes()), FIXTURE.headers("test")::get, parent);
    }

    @Test
    void observesDelivery() {
        context(handled::add).run(ObservationTest::deliver);

        assertThat(observations)
                .hasSingleObservationThat()
                .hasNameEqualTo(NAME)
                .hasContextualNameEqualTo("process ralio kyc_state_updated")
                .hasLowCardinalityKeyValue("outcome", "HANDLED")
                .hasLowCardinalityKeyValue("event.type", "kyc_state_updated")
                .hasHighCardinalityKeyValue("messaging.system", "ralio")
                .hasHighCardinalityKeyValue("messaging.operation.name", "process")
                .hasHighCardinalityKeyValue("messaging.operation.type", "process")
                .hasHighCardinalityKeyValue("messaging.message.id", ID)
                .hasHighCardinalityKeyValue("messaging.message.body.size", FIXTURE.bytes().length + "")
                .hasHighCardinalityKeyValue("cloudevents.event_id", ID)
                .hasHighCardinalityKeyValue("cloudevents.event_source", "ralio")
                .hasHighCardinalityKeyValue("cloudevents.event_type", "kyc_state_updated")
                .doesNotHaveHighCardinalityKeyValueWithKey("error.type")
                .hasBeenStarted()
                .hasBeenStopped()
                .doesNotHaveError();
    }

    @Test
    void observesFailureWithoutMessages() {
        IllegalStateException failure =
                new IllegalStateException("john@example.com", new RuntimeException("john@example.com"));

        context(event -> {
                    throw failure;
                })
                .run(app -> assertThat(deliver(app).failure()).containsSame(failure));

        assertThat(observations)
                .hasSingleObservationThat()
                .hasLowCardinalityKeyValue("outcome", "LISTENER_FAILED")
                .hasHighCardinalityKeyValue("error.type", "java.lang.IllegalStateException")
                .thenError()
                .hasMessage("java.lang.IllegalStateException")
                .hasNoCause()
                .extracting(Throwable::getStackTrace)
                .isEqualTo(failure.getStackTrace());
    }

    @Test
    void observesErrorByItsOwnClass() {
        context(handled::add)
                .withBean(
                        WebhookDispatcherCustomizer.class,
                        () -> builder -> builder.on(StateUpdated.class, event -> {
                            throw new NoClassDefFoundError("Customers");
                        }))
                .run(ObservationTest::deliver);

        assertThat(observations)
                .hasSingleObservationThat()
                .hasHighCardinalityKeyValue("error.type", "java.lang.NoClassDefFoundError");
    }

    @Test
    void observesForgedDelivery() {
        context(handled::add)
                .run(app -> app.getBean(DeliveryHandler.class)
                        .handle(new ByteArrayInputStream(FIXTURE.bytes()), FIXTURE.headers("forged")::get, null));

        assertThat(observations)
                .hasSingleObservationThat()
                .hasLowCardinalityKeyValue("outcome", "UNVERIFIED")
                .hasLowCardinalityKeyValue("event.type", "none")
                .doesNotHaveHighCardinalityKeyValueWithKey("messaging.message.id")
                .doesNotHaveError();
    }

    @Test
    void listenersRunInObservationOfDelivery() {
        List<@Nullable Observation> current = new ArrayList<>();
        Observation request = Observation.start("http.server.requests", observations);

        context(event -> current.add(observations.getCurrentObservation())).run(app -> deliver(app, request));

        Observation.ContextView delivery = current.get(0).getContextView();
        assertThat(delivery.getName()).isEqualTo(NAME);
        assertThat(delivery.getParentObservation()).isSameAs(request);
        assertThat(observations.getCurrentObservation()).isNull();
    }

    /** So that whatever a listener traces is a child, and its log lines have the trace's id. */
    @Test
    void listenersRunInSpanWithKeysOfBothKinds() {
        SimpleTracer tracer = new SimpleTracer();
        observations.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));
        List<@Nullable SimpleSpan> current = new ArrayList<>();

        context(event -> current.add(tracer.currentSpan())).run(ObservationTest::deliver);

        SimpleSpan span = tracer.onlySpan();
        assertThat(current).containsExactly(span);
        assertThat(span.getName()).isEqualTo("process ralio kyc_state_updated");
        assertThat(span.getTags()).containsEntry("outcome", "HANDLED").containsEntry("messaging.message.id", ID);
    }

    static class WithRegion extends DefaultWebhookObservationConvention {
        @Override
        public KeyValues getLowCardinalityKeyValues(WebhookObservationContext context) {
            return super.getLowCardinalityKeyValues(context).and("region", "eu");
        }
    }

    @Test
    void usesConventionOfApplication() {
        context(handled::add).withBean(WithRegion.class).run(ObservationTest::deliver);

        assertThat(observations)
                .hasSingleObservationThat()
                .hasLowCardinalityKeyValue("region", "eu")
                .hasLowCardinalityKeyValue("outcome", "HANDLED");
    }

    /** Fails when the observation starts, or when it stops. */
    static class FailingConvention extends DefaultWebhookObservationConvention {

        private final boolean atStart;

        FailingConvention(boolean atStart) {
            this.atStart = atStart;
        }

        @Override
        public KeyValues getLowCardinalityKeyValues(WebhookObservationContext context) {
            if (atStart == (context.getResult() == null)) {
                throw new IllegalStateException("a mistake");
            }
            return KeyValues.of(KeyValue.of("outcome", "none"));
        }
    }

    @Test
    void failureToObserveChangesNothing() {
        for (boolean atStart : new boolean[] {true, false}) {
            handled.clear();
            context(handled::add)
                    .withBean(FailingConvention.class, () -> new FailingConvention(atStart))
                    .run(app -> assertThat(deliver(app).outcome()).isEqualTo(Outcome.HANDLED));

            assertThat(handled).containsExactly((StateUpdated) FIXTURE.event());
            assertThat(observations.getCurrentObservation()).isNull();
        }
    }
}
