package com.raliopay.webhooks.simulator.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the library's parser makes of a body, as the page shows it beside the bytes. */
record Parsed(
        boolean ok,
        int bytes,
        @Nullable String type,
        @Nullable String id,
        @Nullable String subject,
        String summary,
        @Nullable String problem,
        @Nullable String pointer,
        @Nullable String message,
        String outcome,
        List<Field> fields) {

    /**
     * A field that a form can edit.
     *
     * @param path the names down to the field, separated by dots
     * @param kind {@code text}, {@code uuid}, {@code time}, {@code date}, {@code number} or {@code choice}
     * @param options the documented values of a choice; others may be sent
     */
    record Field(String path, String label, String value, String kind, List<String> options) {}
}
