package com.raliopay.webhooks.simulator.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.inspect.HistoryEntry.Mode;
import com.raliopay.webhooks.simulator.observer.Observation;
import com.raliopay.webhooks.simulator.verify.BodyComparison;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which attempt an observation is about. */
@Timeout(60)
class JoinerTest {

    private static final long START = 1_000_000;

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final History history = new History(new History.Watcher() {
        @Override
        public void changed(DeliveryView delivery) {}

        @Override
        public void removed(String id) {}
    });
    private final Joiner joiner = new Joiner(history, timers, () -> false);
    private final CountDownLatch foreign = new CountDownLatch(1);

    @AfterEach
    void close() {
        timers.shutdownNow();
    }

    private AttemptEntry sent(String eventId, String body, long at) {
        HistoryEntry entry = history.add(id -> new HistoryEntry(
                id, at, "", new Message("t", eventId, body.getBytes(UTF_8), null), "", Signing.RIGHT, Mode.ONCE));
        AttemptEntry attempt = new AttemptEntry(at);
        history.change(entry, e -> e.add(attempt));
        return attempt;
    }

    private static void end(AttemptEntry attempt, int status, long at) {
        attempt.end(Response.of(status, ""), 1, at);
    }

    private void observe(@Nullable String eventId, String body, int status, long at) {
        joiner.join(
                new Observation(
                        at,
                        eventId,
                        "t",
                        "OUTCOME_" + status,
                        status,
                        "",
                        null,
                        "none",
                        List.of(),
                        List.of(),
                        1,
                        body.length(),
                        BodyComparison.sha256(body.getBytes(UTF_8)),
                        "hexadecimal",
                        null,
                        null,
                        ""),
                foreign::countDown);
    }

    private static String awaitOutcome(AttemptEntry attempt) throws InterruptedException {
        while (attempt.observation() == null) {
            Thread.sleep(5);
        }
        return attempt.observation().outcome();
    }

    @Test
    void joinsByEventIdThoughTheBytesDiffer() throws InterruptedException {
        AttemptEntry other = sent("b", "body", START);
        AttemptEntry attempt = sent("a", "body", START);

        observe("a", "changed", 200, START + 1);

        assertThat(awaitOutcome(attempt)).isEqualTo("OUTCOME_200");
        assertThat(other.observation()).isNull();
    }

    @Test
    void joinsByBytesIfThereIsNoEventId() throws InterruptedException {
        AttemptEntry other = sent("b", "other", START);
        AttemptEntry attempt = sent("a", "body", START);

        observe(null, "body", 401, START + 1);

        assertThat(awaitOutcome(attempt)).isEqualTo("OUTCOME_401");
        assertThat(other.observation()).isNull();
    }

    @Test
    void joinsByTimeIfThereIsNothingElse() throws InterruptedException {
        AttemptEntry earlier = sent("a", "body", START);
        end(earlier, 401, START + 10);
        AttemptEntry attempt = sent("b", "other", START + 5_000);

        observe(null, "", 401, START + 5_001);

        assertThat(awaitOutcome(attempt)).isEqualTo("OUTCOME_401");
        assertThat(earlier.observation()).isNull();
    }

    @Test
    void waitsForTheStatusesOfTwoAttemptsOfOneEvent() throws InterruptedException {
        AttemptEntry first = sent("a", "body", START);
        AttemptEntry second = sent("a", "body", START);
        observe("a", "body", 503, START + 1);
        observe("a", "body", 200, START + 2);
        end(second, 503, START + 10);

        assertThat(awaitOutcome(second)).isEqualTo("OUTCOME_503");
        end(first, 200, START + 20);
        assertThat(awaitOutcome(first)).isEqualTo("OUTCOME_200");
    }

    @Test
    void leavesEventsOfOthersAlone() throws InterruptedException {
        AttemptEntry attempt = sent("a", "body", START);

        observe("foreign", "foreign", 200, START + 1);

        foreign.await();
        assertThat(attempt.observation()).isNull();
    }

    @Test
    void joinsOneObservationToAnAttempt() throws InterruptedException {
        AttemptEntry attempt = sent("a", "body", START);
        observe("a", "body", 200, START + 1);
        observe("a", "body", 500, START + 2);

        foreign.await();
        assertThat(awaitOutcome(attempt)).isEqualTo("OUTCOME_200");
    }
}
