package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes each dispatch, with the observation current for the listeners and their logs. A handler or convention that fails never
 * changes the result: the delivery would end as a 500 although it was handled, or before.
 */
final class ObservedDeliveries implements DeliveryHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ObservedDeliveries.class);

    private static final WebhookObservationConvention DEFAULT = new DefaultWebhookObservationConvention();

    private final WebhookDispatcher ralio;
    private final ObservationRegistry registry;
    private final @Nullable WebhookObservationConvention convention;

    /**
     * Creates an instance.
     *
     * @param convention of the application; null for the registry's, or else the default
     */
    ObservedDeliveries(
            WebhookDispatcher ralio, ObservationRegistry registry, @Nullable WebhookObservationConvention convention) {
        this.ralio = ralio;
        this.registry = registry;
        this.convention = convention;
    }

    @Override
    public DispatchResult handle(
            InputStream body, Function<String, @Nullable String> headers, @Nullable Object parent) {
        WebhookObservationContext context = new WebhookObservationContext();
        CountingInputStream counted = new CountingInputStream(body);
        Observation observation = guarded(() -> start(context, parent), Observation.NOOP);
        Observation.Scope scope = guarded(observation::openScope, Observation.Scope.NOOP);
        try {
            DispatchResult result = ralio.dispatch(counted, headers);
            context.setResult(result, counted.count());
            return result;
        } finally {
            guarded(scope::close);
            guarded(() -> reportFailure(observation, context.getResult()));
            guarded(observation::stop);
        }
    }

    private Observation start(WebhookObservationContext context, @Nullable Object parent) {
        if (parent instanceof ObservationView view) {
            context.setParentObservation(view);
        }
        return Observation.createNotStarted(convention, DEFAULT, () -> context, registry)
                .start();
    }

    private static void reportFailure(Observation observation, @Nullable DispatchResult result) {
        if (result != null && result.httpStatus() >= 400 && result.failure().isPresent()) {
            observation.error(
                    new DeliveryFailedException(thrown(result.failure().get())));
        }
    }

    /** Returns what was thrown: an {@link Error} is the cause of an exception of the dispatcher's. */
    static Throwable thrown(Exception failure) {
        return failure instanceof ExecutionException && failure.getCause() instanceof Error error ? error : failure;
    }

    private static void guarded(Runnable action) {
        guarded(
                () -> {
                    action.run();
                    return true;
                },
                false);
    }

    private static <T> T guarded(Supplier<T> action, T otherwise) {
        try {
            return action.get();
        } catch (Throwable e) {
            LOG.warn("observing a delivery failed: {}", e.getClass().getName());
            LOG.debug("the failure", e);
            return otherwise;
        }
    }
}
