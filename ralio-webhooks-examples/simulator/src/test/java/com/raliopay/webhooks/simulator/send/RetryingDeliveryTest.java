package com.raliopay.webhooks.simulator.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.DeliveryResult;
import com.raliopay.webhooks.simulator.http.Expectation;
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
    void printsEveryAttemptWithWhatComesNext() throws Exception {
        answer(Response.of(500, "{\"error\":\"event not handled\"}"), 12_345_678);
        answer(Response.failed(Failure.TIMEOUT, "no answer within 60.0 s"), 60_001_000_000L);
        answer(Response.of(503, ""), 400_000);
        answer(Response.of(200, "{\"received\":true}"), 7_000_000);

        assertThat(deliver(1, Expectation.DELIVERED))
                .isEqualTo(new DeliveryResult(true, DeliveryOutcome.DELIVERED, 4, 3));

        assertThat(printed()).isEqualToIgnoringNewLines("""
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
    void waitsNoMoreAfterLastAttempt() throws Exception {
        for (int i = 0; i < 4; i++) {
            answer(Response.of(500, ""), 1);
        }

        assertThat(deliver(1, Expectation.DELIVERED))
                .isEqualTo(new DeliveryResult(false, DeliveryOutcome.GIVEN_UP, 4, 4));
        assertThat(pauses).hasSize(3);
        assertThat(answers).isEmpty();
    }

    @Test
    void endsAtRefusal() throws Exception {
        answer(Response.of(422, ""), 1);

        assertThat(deliver(1, Expectation.DELIVERED))
                .isEqualTo(new DeliveryResult(false, DeliveryOutcome.REFUSED, 1, 0));
        assertThat(pauses).isEmpty();
    }

    @Test
    void repeatsOnlyCopiesThatFailed() throws Exception {
        answer(Response.of(200, ""), 1_000_000);
        answer(Response.of(503, ""), 1_000_000);
        answer(Response.of(200, ""), 1_000_000);

        assertThat(deliver(2, Expectation.DELIVERED))
                .isEqualTo(new DeliveryResult(true, DeliveryOutcome.DELIVERED, 3, 1));

        assertThat(printed()).isEqualToIgnoringNewLines("""
                kyc_session_verified an-id
                  10:11:12.345  #1.1 200            1.00 ms
                                delivered
                  10:11:12.345  #1.2 503            1.00 ms
                                next try in 1.0 s
                  10:11:12.345  #2  200            1.00 ms
                                delivered
                """);
    }

    @Test
    void reportsWorstOutcomeOfCopies() throws Exception {
        answer(Response.of(401, ""), 1);
        answer(Response.of(200, ""), 1);

        assertThat(deliver(2, Expectation.DELIVERED))
                .isEqualTo(new DeliveryResult(false, DeliveryOutcome.REFUSED, 2, 0));
    }

    @Test
    void endsAtExpectedServerError() throws Exception {
        answer(Response.of(500, ""), 1);

        assertThat(deliver(1, new Expectation(List.of("500"))).asExpected()).isTrue();
        assertThat(printed()).contains("not tried again, as expected");
        assertThat(pauses).isEmpty();
    }

    @Test
    void namesUnexpectedDelivery() throws Exception {
        answer(Response.of(200, ""), 1);

        assertThat(deliver(1, Expectation.REFUSED).asExpected()).isFalse();
        assertThat(printed()).contains("delivered, but 4xx was expected");
    }

    @Test
    void printsEachHintOnce() throws Exception {
        answer(Response.of(404, "Not Found"), 1);
        answer(Response.of(404, "Not Found"), 1);

        deliver(1, Expectation.DELIVERED);
        deliver(1, Expectation.DELIVERED);

        assertThat(printed()).containsOnlyOnce("Nothing is mapped to this path");
    }

    @Test
    void printsNoHintForExpectedRefusal() throws Exception {
        answer(Response.of(401, ""), 1);

        deliver(1, Expectation.REFUSED);

        assertThat(printed()).contains("refused, as expected").doesNotContain("The endpoint found");
    }

    @Test
    void wrapsLongAnswers() throws Exception {
        answer(Response.of(400, "a word ".repeat(100)), 1);

        deliver(1, Expectation.DELIVERED);

        assertThat(printed().lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void stopsAtFirstAttemptIfNothingListens() {
        answer(Response.failed(Failure.CONNECTION_REFUSED, "connection refused: nothing listens at h:1"), 1);

        assertThatThrownBy(() -> deliver(1, Expectation.DELIVERED))
                .isInstanceOf(EndpointDownException.class)
                .hasMessage(
                        "Nothing was sent: connection refused: nothing listens at h:1. Is the endpoint running, and on"
                                + " this port?");
    }

    @Test
    void retriesRefusedConnectionOnceEndpointWasReached() throws Exception {
        answer(Response.of(200, ""), 1);
        answer(Response.failed(Failure.CONNECTION_REFUSED, "connection refused"), 1);
        answer(Response.of(200, ""), 1);

        deliver(1, Expectation.DELIVERED);

        assertThat(deliver(1, Expectation.DELIVERED).asExpected()).isTrue();
    }

    private DeliveryResult deliver(int copies, Expectation expected) throws Exception {
        return delivery.deliver(MESSAGE, copies, expected);
    }

    private String printed() {
        return printed.toString(UTF_8);
    }

    private void answer(Response answer, long nanos) {
        answers.add(new HttpSender.Attempt(answer, nanos));
    }
}
