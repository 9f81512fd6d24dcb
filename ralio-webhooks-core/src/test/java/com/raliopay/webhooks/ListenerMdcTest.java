package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class ListenerMdcTest {

    private static final Map<String, String> OF_EVENT = Map.of(
            "ralio.event.id", "36f6bb7e-e5da-4278-9ad8-df64c8c4cd22", "ralio.event.type", "kyc_session_verified");

    private final List<Map<String, String>> contexts = new ArrayList<>();

    @AfterEach
    void clear() {
        MDC.clear();
    }

    private static Map<String, String> context() {
        Map<String, String> context = MDC.getCopyOfContextMap();
        return context == null ? Map.of() : context;
    }

    private void dispatch(WebhookListener<WebhookEvent> listener) {
        WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(SessionVerified.class, e -> contexts.add(context()))
                .on(WebhookEvent.class, listener)
                .observer((delivery, result) -> contexts.add(context()))
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());
    }

    @Test
    void hasIdAndTypeWhileListenersRun() {
        dispatch(e -> contexts.add(context()));

        assertThat(contexts).containsExactly(OF_EVENT, OF_EVENT, Map.of());
        assertThat(context()).isEmpty();
    }

    @Test
    void restoresPreviousValues() {
        MDC.put("ralio.event.id", "previous id");
        MDC.put("ralio.event.type", "previous type");
        MDC.put("request", "r-1");
        Map<String, String> before = context();

        dispatch(e -> MDC.put("user", "u-1"));

        assertThat(contexts.get(0)).containsAllEntriesOf(OF_EVENT).containsEntry("request", "r-1");
        MDC.remove("user");
        assertThat(context()).isEqualTo(before);
    }

    @Test
    void restoresPreviousValuesAfterFailure() {
        MDC.put("ralio.event.id", "previous id");
        Map<String, String> before = context();

        dispatch(e -> {
            throw new IOException();
        });

        assertThat(contexts).containsExactly(OF_EVENT, before);
    }
}
