package com.raliopay.webhooks.simulator.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page sends. Everything may be missing. */
final class Requests {

    private Requests() {}

    record Source(
            @Nullable String type,
            @Nullable String fixture,
            @Nullable String odd,
            @Nullable String delivery,
            boolean freshId) {}

    record Compose(
            @Nullable Source source,
            @Nullable String subject,
            @Nullable String subjectId) {}

    record Send(
            @Nullable BodyBytes body,
            @Nullable String signature,
            @Nullable String mode,
            @Nullable String source) {}

    record Next(boolean skipWaits) {}

    record Replay(boolean freshId) {}

    record Load(int count, int concurrency, double duplicates, double forged, boolean shuffle) {}

    /** The answer to a request that adds deliveries. */
    record Ids(List<String> ids) {}
}
