package com.raliopay.webhooks.simulator.inspect;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads requests of the page's API, and writes responses. */
final class Exchange {

    static final String NOTHING_HERE = "There is nothing at this path";

    /** A body of 4 MiB in base64, or as text with some escapes. */
    private static final int MAX_REQUEST_BYTES = 12 * 1024 * 1024;

    private Exchange() {}

    /** {@return the JSON in a request} Throws what the caller did wrong. */
    static <T> T read(Context ctx, Class<T> type) throws IOException {
        return Json.read(bytes(ctx), type);
    }

    static byte[] bytes(Context ctx) throws IOException {
        byte[] bytes = ctx.bodyInputStream().readNBytes(MAX_REQUEST_BYTES + 1);
        if (bytes.length > MAX_REQUEST_BYTES) {
            throw new ApiException(413, "The request is too large");
        }
        return bytes;
    }

    static void json(Context ctx, int status, Object value) {
        ctx.status(status).contentType("application/json").result(Json.write(value));
    }

    static void ok(Context ctx) {
        json(ctx, 200, Map.of());
    }

    static void error(Context ctx, int status, String sentence) {
        json(ctx, status, Map.of("error", sentence));
    }

    /** {@return the constant with this name in lower case} Throws if there is none. */
    static <E extends Enum<E>> E named(E[] values, @Nullable String name, String what) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(name)) {
                return value;
            }
        }
        throw ApiException.badRequest("The request has no known " + what);
    }
}
