package com.raliopay.webhooks.queuecontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.crashtests.Guarantee;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shows that a kill run detects what it is for. */
@Tag("kill-run")
class KillRunTest {

    private static final int EVENTS = 300;
    private static final long SEED = 2026;
    private static final String HITS = "some kills hit";
    private static final Duration STALLED = Duration.ofSeconds(10);

    private static final List<KillMetrics> RUNS = new ArrayList<>();

    @AfterAll
    static void printMetrics() {
        System.out.println(KillMetrics.table(RUNS));
    }

    @Test
    void findsNothingInCorrectQueue() throws Exception {
        KillMetrics metrics = run(new TableQueue(), 5);

        // In a run as short as this one, it is a matter of chance that each kind of kill hits its moment.
        assertThat(broken(metrics)).as(metrics.toString()).allMatch(text -> text.contains(HITS));
        assertThat(metrics.guarantees())
                .filteredOn(guarantee -> guarantee.text().contains(HITS))
                .anyMatch(Guarantee::holds);
        assertThat(metrics.events()).isEqualTo(EVENTS);
        assertThat(metrics.poison()).isEqualTo(3);
    }

    @Test
    void detectsLossOfEventsThatWereInMemory() throws Exception {
        KillMetrics metrics = run(new FlawedQueues.InMemory(), 3);

        assertThat(metrics.outcomes()).containsKey(Outcome.HANDLED);
        assertThat(metrics.lost()).isNotEmpty();
        assertThat(broken(metrics)).contains("every stored event was handled, none is lost");
    }

    @Test
    void detectsLossOfEventsThatWereRemovedFirst() throws Exception {
        KillMetrics metrics = run(new FlawedQueues.RemovedFirst(), 3);

        assertThat(metrics.outcomes()).containsKey(Outcome.HANDLED);
        assertThat(metrics.lost()).isNotEmpty();
        assertThat(broken(metrics)).contains("every stored event was handled, none is lost");
    }

    @Test
    void detectsLossOfEventsThatWorkerConsidersDuplicates() throws Exception {
        KillMetrics metrics = run(new FlawedQueues.SharedName(), 1);

        assertThat(metrics.lost()).hasSizeGreaterThan(EVENTS / 2);
        assertThat(broken(metrics))
                .contains(
                        "every stored event was handled, none is lost",
                        "every subject has its newest level",
                        "every poison event is in the dead letters, once");
    }

    @Test
    void detectsRepeatedSideEffects() throws Exception {
        KillMetrics metrics = run(new FlawedQueues.ForgottenByRestart(), 3);

        assertThat(metrics.repeatedEffects()).isPositive();
        assertThat(broken(metrics)).contains("no event was handled twice");
    }

    @Test
    void detectsDeadLettersThatARetryWouldHaveHandled() throws Exception {
        KillMetrics metrics = run(new FlawedQueues.NeverRetried(), 1);

        assertThat(metrics.otherDeadLetters()).isNotEmpty();
        assertThat(broken(metrics)).contains("nothing else is in the dead letters");
    }

    private static KillMetrics run(QueueUnderTest queue, int kills) throws Exception {
        KillMetrics metrics = new KillRun(queue, EVENTS, kills, SEED, STALLED).run();
        RUNS.add(metrics);
        return metrics;
    }

    private static List<String> broken(KillMetrics metrics) {
        return metrics.guarantees().stream()
                .filter(guarantee -> !guarantee.holds())
                .map(Guarantee::text)
                .toList();
    }
}
