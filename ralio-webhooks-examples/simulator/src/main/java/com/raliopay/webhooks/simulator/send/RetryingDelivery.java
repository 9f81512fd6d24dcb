package com.raliopay.webhooks.simulator.send;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.DeliveryResult;
import com.raliopay.webhooks.simulator.http.Expectation;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.http.Verdict;
import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Delivers one message after the other, each until it is delivered, refused or given up, and prints every attempt. */
public final class RetryingDelivery {

    /** How to wait. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration delay) throws InterruptedException;
    }

    private final Function<Message, CompletableFuture<HttpSender.Attempt>> sender;
    private final RetryPolicy policy;
    private final RandomGenerator random;
    private final Pause pause;
    private final AttemptPrinter printer;

    private boolean reached;

    /**
     * Creates a delivery.
     *
     * @param sender sends a message once
     * @param policy when to try again
     * @param random the source of the jitter
     * @param clock the times that are printed
     * @param pause how to wait
     * @param out where to print to
     */
    public RetryingDelivery(
            Function<Message, CompletableFuture<HttpSender.Attempt>> sender,
            RetryPolicy policy,
            RandomGenerator random,
            Clock clock,
            Pause pause,
            PrintStream out) {
        this.sender = sender;
        this.policy = policy;
        this.random = random;
        this.pause = pause;
        this.printer = new AttemptPrinter(clock, out);
    }

    /**
     * Delivers a message.
     *
     * @param message the message
     * @param copies how often to send it at the same time; at least 1
     * @param expected ends the delivery; any other 5xx, or no response, is tried again
     * @return the result
     * @throws EndpointDownException if the first attempt of all finds nothing that listens
     * @throws InterruptedException if the thread is interrupted
     */
    public DeliveryResult deliver(Message message, int copies, Expectation expected)
            throws InterruptedException, EndpointDownException {
        printer.heading(message);
        Tally tally = new Tally();
        int open = copies;
        for (int round = 1; ; round++) {
            List<CompletableFuture<HttpSender.Attempt>> sent = new ArrayList<>();
            String time = printer.time();
            for (int i = 0; i < open; i++) {
                sent.add(sender.apply(message));
            }
            int again = 0;
            for (int i = 0; i < open; i++) {
                HttpSender.Attempt attempt = await(sent.get(i));
                checkReached(attempt.answer());
                printer.attempt(time, open == 1 ? "" + round : round + "." + (i + 1), attempt);
                again += end(tally, attempt.answer(), expected) ? 0 : 1;
            }
            open = again;
            if (open == 0) {
                return tally.result();
            }
            if (policy.isExhausted(round)) {
                printer.note(DeliveryOutcome.GIVEN_UP.text() + " after attempt " + round);
                tally.end(DeliveryOutcome.GIVEN_UP, false);
                return tally.result();
            }
            Duration delay = policy.delayAfter(round, random);
            printer.note("next try in " + Texts.seconds(delay));
            pause.sleep(delay);
        }
    }

    /** Returns whether this response ends the delivery. */
    private boolean end(Tally tally, Response answer, Expectation expected) {
        boolean asExpected = expected.isMetBy(answer);
        tally.attempts++;
        if (!asExpected && answer.verdict() == Verdict.TRY_AGAIN) {
            tally.failed++;
            printer.hint(answer);
            return false;
        }
        DeliveryOutcome outcome = switch (answer.verdict()) {
            case DELIVERED -> DeliveryOutcome.DELIVERED;
            case REFUSED -> DeliveryOutcome.REFUSED;
            case TRY_AGAIN -> DeliveryOutcome.GIVEN_UP;
        };
        tally.end(outcome, asExpected);
        printer.note(note(outcome, asExpected, expected));
        if (!asExpected) {
            printer.hint(answer);
        }
        return true;
    }

    private static String note(DeliveryOutcome outcome, boolean asExpected, Expectation expected) {
        if (expected.equals(Expectation.DELIVERED)) {
            return outcome == DeliveryOutcome.REFUSED ? "refused: never tried again" : outcome.text();
        }
        String text = outcome == DeliveryOutcome.GIVEN_UP ? "not tried again" : outcome.text();
        return asExpected ? text + ", as expected" : text + ", but " + expected.text() + " was expected";
    }

    private void checkReached(Response answer) throws EndpointDownException {
        if (!reached && answer.failure() != null && answer.failure().isEndpointDown()) {
            throw new EndpointDownException(answer);
        }
        reached = true;
    }

    /** The future never fails. */
    private static HttpSender.Attempt await(CompletableFuture<HttpSender.Attempt> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What has happened in one delivery. */
    private static final class Tally {
        private int attempts;
        private int failed;
        private boolean asExpected = true;
        private DeliveryOutcome outcome = DeliveryOutcome.DELIVERED;

        /** Keeps the worst outcome of the copies. */
        void end(DeliveryOutcome ended, boolean expected) {
            asExpected &= expected;
            outcome = ended.compareTo(outcome) > 0 ? ended : outcome;
        }

        DeliveryResult result() {
            return new DeliveryResult(asExpected, outcome, attempts, failed);
        }
    }
}
