package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.observer.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delivery with its attempts, as the page gets it. */
record DeliveryView(
        String id,
        String direction,
        String label,
        String type,
        String eventId,
        String subject,
        long createdAt,
        BodyBytes body,
        long bytes,
        String signature,
        String mode,
        String state,
        @Nullable Long nextAt,
        String next,
        List<AttemptView> attempts) {

    /** One attempt. */
    record AttemptView(
            int number,
            long at,
            @Nullable Double millis,
            int status,
            String label,
            String kind,
            List<List<String>> headers,
            int headersLeftOut,
            String body,
            boolean bodyLeftOut,
            String hint,
            String sentence,
            @Nullable Observation observation) {}
}
