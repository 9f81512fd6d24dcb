package com.raliopay.webhooks.benchmarks.deliveries;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to a webhook endpoint.
 *
 * @param body the raw body
 * @param headers the values of each header
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Request(byte[] body, Map<String, List<String>> headers) {

    /** Creates a request with one header. */
    public static Request of(byte[] body, String header, String value) {
        return new Request(body, Map.of(header, List.of(value)));
    }

    /** Returns the first value of a header, or null if there is none. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }
}
