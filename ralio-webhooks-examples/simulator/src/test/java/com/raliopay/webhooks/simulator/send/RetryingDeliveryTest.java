package com.raliopay.webhooks.simulator.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.Failure;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RetryingDeliveryTest {

    private static final Message MESSAGE = new Message("kyc_session_verified", "an-id", new byte[0], "a signature");
    private static final RetryPolicy POLICY = new RetryPolicy(4, Duration.ofSeconds(1), 2, Duration.ofSeconds(3), 0);

    private final Queue<HttpSender.Attempt> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final RetryingDelivery delivery = new RetryingDelivery(
            message -> CompletableFuture.completedFuture(answers.remove()),
            POLICY,
            new Random(1),
            Clock.fixed(Instant.parse("2026-11-21T10:11:12.345Z"), ZoneOffset.UTC),
            pauses::add,
            new PrintStream(printed, true, UTF_8));

    @Test
    void everyAttemptIsPrintedWithWhatComesNext() throws InterruptedException {
        answer(Response.of(500, "{\"error\":\"event not handled\"}"), 12_345_678);
        answer(Response.failed(Failure.TIMEOUT, "no answer within 60.0 s"), 60_001_000_000L);
        answer(Response.of(503, ""), 400_000);
        answer(Response.of(200, "{\"received\":true}"), 7_000_000);

        assertThat(delivery.deliver(MESSAGE)).isEqualTo(DeliveryOutcome.DELIVERED);

        assertThat(printed.toString(UTF_8)).isEqualToIgnoringNewLines("""
                kyc_session_verified an-id
                  10:11:12.345  #1  500            12.3 ms  {"error":"event not handled"}
                                next try in 1.0 s
                  10:11:12.345  #2  timeout        60.00 s  no answer within 60.0 s
                                next try in 2.0 s
                  10:11:12.345  #3  503            0.40 ms
                                next try in 3.0 s
                  10:11:12.345  #4  200            7.00 ms  {"received":true}
                                delivered
                """);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void thereIsNoPauseAfterTheLastAttempt() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            answer(Response.of(500, ""), 1);
        }

        assertThat(delivery.deliver(MESSAGE)).isEqualTo(DeliveryOutcome.GIVEN_UP);
        assertThat(pauses).hasSize(3);
        assertThat(answers).isEmpty();
    }

    @Test
    void aRefusalEndsItAtOnce() throws InterruptedException {
        answer(Response.of(422, ""), 1);

        assertThat(delivery.deliver(MESSAGE)).isEqualTo(DeliveryOutcome.REFUSED);
        assertThat(pauses).isEmpty();
    }

    private void answer(Response answer, long nanos) {
        answers.add(new HttpSender.Attempt(answer, nanos));
    }
}
