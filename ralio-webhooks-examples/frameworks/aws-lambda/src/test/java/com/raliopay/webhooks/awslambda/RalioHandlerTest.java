package com.raliopay.webhooks.awslambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.raliopay.webhooks.testing.Fixture;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests events that are incomplete: the response lets Ralio retry. */
@Tag("frameworks")
class RalioHandlerTest {

    private static final String SECRET = "test";

    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, args) -> null);

    @Test
    void answers503ToEventWithoutHeaders() throws Exception {
        Map<String, Object> event = event();
        event.remove("headers");
        assertThat(status(event)).isEqualTo(503);
    }

    @Test
    void answers503ToIncompleteBase64() throws Exception {
        Map<String, Object> event = event();
        event.put("body", "e");
        event.put("isBase64Encoded", true);
        assertThat(status(event)).isEqualTo(503);
    }

    private static Map<String, Object> event() {
        Map<String, Object> event = new HashMap<>();
        event.put("headers", Fixture.SESSION_VERIFIED.headers(SECRET));
        event.put("body", Fixture.SESSION_VERIFIED.text());
        return event;
    }

    private static @Nullable Object status(Map<String, Object> event) throws Exception {
        Map<String, String> environment =
                Map.of("RALIO_WEBHOOK_SECRET", SECRET, "RALIO_DATABASE_URL", "jdbc:h2:mem:handler");
        return new RalioHandler(environment, (e, connection) -> {})
                .handleRequest(event, CONTEXT)
                .get("statusCode");
    }
}
