package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.load.LoadReport.Troubled;
import com.raliopay.webhooks.simulator.load.LoadReport.TroubledAttempt;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubledDeliveriesTest {

    private static final Instant START = Instant.ofEpochMilli(1_000_000);

    private final TroubledDeliveries troubled = new TroubledDeliveries(new LoadClock(START, () -> 0));

    @Test
    void keepsAllAttemptsOfDeliveryThatFailedAtFirst() {
        LoadDelivery delivery = new LoadDelivery(Kind.EVENT, 7);

        assertThat(attempt(delivery, 100, 503)).isTrue();
        assertThat(attempt(delivery, 1_200, 200)).isFalse();
        troubled.ended(delivery, DeliveryOutcome.DELIVERED);

        assertThat(troubled.first()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("7");
            assertThat(event.outcome()).isEqualTo("delivered");
            assertThat(event.attempts())
                    .containsExactly(
                            new TroubledAttempt(1_000_100, 5, "503", "5xx"),
                            new TroubledAttempt(1_001_200, 5, "200", "2xx"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "EVENT, 200, false",
        "EVENT, 404, true",
        "EVENT, 302, true",
        "DUPLICATE, 500, true",
        "FORGERY, 401, false",
        "FORGERY, 200, true",
        "FORGERY, 500, true"
    })
    void isTroubledByWhatShouldNotBe(Kind kind, int status, boolean expected) {
        assertThat(attempt(new LoadDelivery(kind, 1), 0, status)).isEqualTo(expected);
        assertThat(troubled.count()).isEqualTo(expected ? 1 : 0);
    }

    @Test
    void countsAllAndKeepsTheFirst() {
        for (int event = 0; event < 100; event++) {
            attempt(new LoadDelivery(Kind.EVENT, event), event, 500);
        }

        assertThat(troubled.count()).isEqualTo(100);
        assertThat(troubled.first())
                .hasSize(TroubledDeliveries.MAX_KEPT)
                .allSatisfy(event -> assertThat(event.outcome()).isEqualTo("unfinished"));
        assertThat(troubled.first()).first().extracting(Troubled::id).isEqualTo("0");
    }

    @Test
    void keepsFirstAttemptsAndTheLatest() {
        LoadDelivery delivery = new LoadDelivery(Kind.EVENT, 1);
        for (int i = 0; i < 1_000; i++) {
            attempt(delivery, i, i == 999 ? 200 : 500);
        }

        assertThat(troubled.first().get(0).attempts())
                .hasSize(TroubledDeliveries.MAX_ATTEMPTS)
                .last()
                .isEqualTo(new TroubledAttempt(1_000_999, 5, "200", "2xx"));
    }

    private boolean attempt(LoadDelivery delivery, long atMillis, int status) {
        delivery.attempted(TimeUnit.MILLISECONDS.toNanos(atMillis));
        return troubled.attempted(
                delivery,
                new Message("kyc_state_updated", Integer.toString(delivery.event()), new byte[0], ""),
                Response.of(status, ""),
                TimeUnit.MILLISECONDS.toNanos(5));
    }
}
