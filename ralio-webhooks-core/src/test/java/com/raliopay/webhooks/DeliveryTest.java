package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final String BODY = """
            {
              "id": "36f6bb7e-e5da-4278-9ad8-df64c8c4cd22",
              "event": "kyc_session_verified",
              "timestamp": "2026-03-17T16:35:12.501Z",
              "data": {
                "riskScore": 0.5,
                "sessionId": "66062076-d3b7-470b-b5ca-cf9b92ad6b0e",
                "customer": "José"
              }
            }
            """;

    private static Delivery of(String body) {
        return Delivery.of(body.getBytes(StandardCharsets.UTF_8), name -> null);
    }

    @Test
    void holdsBody() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        Delivery delivery = Delivery.of(body, name -> null);

        delivery.body()[0] = 'x'; // a copy

        assertThat(delivery.body()).isEqualTo(body);
        assertThat(delivery.text()).isEqualTo(BODY);
        assertThat(delivery).hasToString("Delivery[" + body.length + " bytes]");
    }

    @Test
    void decodesMalformedUtf8WithReplacementCharacter() {
        assertThat(Delivery.of(new byte[] {'a', (byte) 0xff}, name -> null).text())
                .isEqualTo("a\ufffd");
    }

    @Test
    void findsHeaderInUsualSpellings() {
        Delivery delivery = Delivery.of(
                new byte[0], Map.of("x-lower", "1", "X-UPPER", "2", "X-capitalized", "3", "X-As-Given", "4")::get);

        assertThat(delivery.header("X-Lower")).contains("1");
        assertThat(delivery.header("X-Upper")).contains("2");
        assertThat(delivery.header("X-Capitalized")).contains("3");
        assertThat(delivery.header("X-As-Given")).contains("4");
        assertThat(delivery.header("X-Other")).isEmpty();
        assertThat(delivery.header("")).isEmpty();
    }

    @Test
    void hasFieldsThatEventHasNoAccessorFor() {
        assertThat(of(BODY).data())
                .isEqualTo(Map.of(
                        "riskScore",
                        new BigDecimal("0.5"),
                        "sessionId",
                        "66062076-d3b7-470b-b5ca-cf9b92ad6b0e",
                        "customer",
                        "José"));
    }

    @Test
    void hasSameDataAsUnrecognizedEvent() {
        Map<String, ?> data =
                Fixture.UNRECOGNIZED.event(UnrecognizedEvent.class).data();

        assertThat(of(Fixture.UNRECOGNIZED.text()).data()).isNotEmpty().isEqualTo(data);
    }

    @Test
    void hasDataOfBodyLongerThanDefaultLimit() {
        assertThat(of(BODY + " ".repeat(1024 * 1024)).data()).containsKey("riskScore");
    }

    @Test
    void hasNoDataIfBodyIsNotAnEvent() {
        assertThat(of("not JSON").data()).isEmpty();
        assertThat(of("{\"data\": [1]}").data()).isEmpty();
    }

    @Test
    void listenerReceivesDeliveryThatWasDispatched() {
        List<Delivery> deliveries = new ArrayList<>();
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

        WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, (event, delivery) -> deliveries.add(delivery))
                .build()
                .dispatch(body, Map.of("x-request-id", "r-1")::get);

        assertThat(deliveries).singleElement().satisfies(delivery -> {
            assertThat(delivery.body()).isEqualTo(body);
            assertThat(delivery.header("X-Request-ID")).contains("r-1");
        });
    }

    @Test
    @SuppressWarnings("NullAway") // misuse
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Delivery.of(null, name -> null))
                .withMessage("body");
        assertThatNullPointerException()
                .isThrownBy(() -> Delivery.of(new byte[0], null))
                .withMessage("headers");
    }
}
