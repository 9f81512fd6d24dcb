package com.raliopay.webhooks.awslambda;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Map;

/** Reads events and writes responses as Lambda's own runtime does for a handler of maps. */
final class RuntimeSerializer {

    private static final PojoSerializer<Object> MAPS =
            JacksonFactory.getInstance().getSerializer((Type) Map.class);

    private RuntimeSerializer() {}

    @SuppressWarnings("unchecked") // every event is a JSON object
    static Map<String, Object> read(InputStream event) {
        return (Map<String, Object>) MAPS.fromJson(event);
    }

    static void write(Map<String, Object> response, OutputStream out) {
        MAPS.toJson(response, out);
    }
}
