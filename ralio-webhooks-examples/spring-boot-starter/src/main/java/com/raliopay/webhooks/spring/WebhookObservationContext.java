package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** What a {@link WebhookObservationConvention} knows of a delivery. */
public final class WebhookObservationContext extends Observation.Context {

    private @Nullable DispatchResult result;
    private @Nullable Long bodySize;

    WebhookObservationContext() {}

    /** {@return the result of the delivery; null until its dispatch has ended} */
    public @Nullable DispatchResult getResult() {
        return result;
    }

    /** {@return the length of the raw body in bytes; null if it is unknown, because the dispatch runs or the body is too large} */
    public @Nullable Long getBodySize() {
        return bodySize;
    }

    void setResult(DispatchResult result, long bytesRead) {
        this.result = result;
        bodySize = result.outcome() == Outcome.TOO_LARGE ? null : bytesRead;
    }
}
