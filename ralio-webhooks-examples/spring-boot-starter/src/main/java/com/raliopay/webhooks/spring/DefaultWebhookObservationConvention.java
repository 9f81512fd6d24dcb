package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.WebhookEvent;
import io.micrometer.common.KeyValues;

/**
 * Names the observation {@value #NAME}: a timer, and a span. Its keys of low cardinality are {@code outcome}, a name of
 * {@link com.raliopay.webhooks.Outcome}, and {@code event.type}, one of Ralio's five types, {@code other}, or {@code none} if no event
 * was read. While a delivery is active, both are {@code none}.
 *
 * <p>Spans have further keys, by OpenTelemetry's conventions for messaging, CloudEvents, and errors; the first two are not stable
 * yet. None of them holds personal data, nor the message of an exception.
 */
public class DefaultWebhookObservationConvention implements WebhookObservationConvention {

    private static final String NAME = "ralio.webhook.deliveries";

    private static final String SYSTEM = "ralio";
    private static final String PROCESS = "process";

    /** Creates an instance. */
    public DefaultWebhookObservationConvention() {}

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getContextualName(WebhookObservationContext context) {
        return PROCESS + " " + SYSTEM + " " + EventTypeTag.of(context.getResult());
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(WebhookObservationContext context) {
        DispatchResult result = context.getResult();
        return KeyValues.of(
                "outcome",
                result == null ? EventTypeTag.NONE : result.outcome().name(),
                EventTypeTag.KEY,
                EventTypeTag.of(result));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(WebhookObservationContext context) {
        KeyValues values = KeyValues.of(
                "messaging.system", SYSTEM, "messaging.operation.name", PROCESS, "messaging.operation.type", PROCESS);
        if (context.getBodySize() != null) {
            values = values.and(
                    "messaging.message.body.size", context.getBodySize().toString());
        }
        DispatchResult result = context.getResult();
        if (result != null && result.event().isPresent()) {
            values = values.and(event(result.event().get()));
        }
        if (result != null && context.getError() != null && result.failure().isPresent()) {
            Throwable thrown = ObservedDeliveries.thrown(result.failure().get());
            values = values.and("error.type", thrown.getClass().getName());
        }
        return values;
    }

    private static KeyValues event(WebhookEvent event) {
        String id = event.id().toString();
        return KeyValues.of(
                "messaging.message.id", id,
                "cloudevents.event_id", id,
                "cloudevents.event_source", SYSTEM,
                "cloudevents.event_type", EventType.escape(event.type()));
    }
}
