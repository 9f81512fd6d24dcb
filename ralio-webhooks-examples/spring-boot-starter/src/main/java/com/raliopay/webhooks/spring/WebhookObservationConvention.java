package com.raliopay.webhooks.spring;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observation of a delivery, and its keys. A bean of this type replaces {@link DefaultWebhookObservationConvention}, which it
 * can extend:
 *
 * <pre>{@code
 * @Component
 * class WithRegion extends DefaultWebhookObservationConvention {
 *
 *     @Override
 *     public KeyValues getLowCardinalityKeyValues(WebhookObservationContext context) {
 *         return super.getLowCardinalityKeyValues(context).and("region", "eu");
 *     }
 * }
 * }</pre>
 */
public interface WebhookObservationConvention extends ObservationConvention<WebhookObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof WebhookObservationContext;
    }
}
