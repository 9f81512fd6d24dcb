package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the second form of listener and the observer see. */
class DeliveryTest {

    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<String> observed = new ArrayList<>();

    private WebhookDispatcher ralio() {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, (event, delivery) -> deliveries.add(delivery))
                .observer((delivery, result) -> observed.add(delivery.text().length() + " " + result.outcome()))
                .build();
    }

    @Test
    void aListenerSeesTheRawBodyTheHeadersAndTheData() {
        byte[] body = Fixture.SESSION_VERIFIED
                .text()
                .replace("\"sessionId\"", "\"riskScore\": 0.5, \"sessionId\"")
                .getBytes(StandardCharsets.UTF_8);

        ralio().dispatch(body, Map.of("x-request-id", "r-1")::get);

        Delivery delivery = deliveries.get(0);
        assertThat(delivery.body()).isEqualTo(body).isNotSameAs(body);
        assertThat(delivery.text()).isEqualTo(new String(body, StandardCharsets.UTF_8));
        assertThat(delivery.header("X-Request-ID")).contains("r-1");
        assertThat(delivery.header("X-Other")).isEmpty();
        assertThat(delivery.header("")).isEmpty();
        assertThat(delivery.data())
                .hasToString("{riskScore=0.5, sessionId=66062076-d3b7-470b-b5ca-cf9b92ad6b0e, "
                        + "userId=15299b4e-8af7-4716-8695-0bf1d0579944, entityType=user}");
        assertThat(delivery).hasToString("Delivery[" + body.length + " bytes]");
    }

    @Test
    void theDataOfAnUnrecognizedEventIsTheSameEitherWay() {
        ralio().dispatch(Fixture.UNRECOGNIZED.bytes());

        assertThat(deliveries.get(0).data())
                .isEqualTo(Fixture.UNRECOGNIZED.event(UnrecognizedEvent.class).data());
    }

    @ParameterizedTest
    @EnumSource
    void theObserverSeesEachDeliveryOnceAfterItEnded(Fixture fixture) {
        WebhookDispatcher ralio = ralio();

        ralio.dispatch(fixture.bytes());
        ralio.dispatch(fixture.bytes());

        int length = fixture.text().length();
        assertThat(observed).containsExactly(length + " HANDLED", length + " DUPLICATE");
    }

    @Test
    void theObserverSeesWhatIsNoEventToo() {
        List<Map<String, ?>> data = new ArrayList<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .observer((delivery, result) -> {
                    observed.add(delivery.text() + " " + result.outcome());
                    data.add(delivery.data());
                })
                .build();

        ralio.dispatch("no event");

        assertThat(observed).containsExactly("no event MALFORMED");
        assertThat(data).containsExactly(Map.of());
    }

    @Test
    void anObserverThatFailsChangesNothing() {
        for (Throwable failure : List.of(new Exception("checked"), new AssertionError("an error"))) {
            List<WebhookEvent> seen = new ArrayList<>();
            WebhookDispatcher ralio = WebhookDispatcher.builder()
                    .acceptUnsigned()
                    .on(SessionVerified.class, seen::add)
                    .observer((delivery, result) -> {
                        if (failure instanceof Exception e) {
                            throw e;
                        }
                        throw (Error) failure;
                    })
                    .build();

            assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome())
                    .isEqualTo(Outcome.HANDLED);
            assertThat(seen).hasSize(1);
        }
    }
}
