package com.raliopay.webhooks.simulator.send;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Delivers one message after the other, each until it is delivered, refused or given up, and prints every attempt. */
public final class RetryingDelivery {

    /** How to wait. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration delay) throws InterruptedException;
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int ANSWER_WIDTH = 100;

    private final Function<Message, CompletableFuture<HttpSender.Attempt>> sender;
    private final RetryPolicy policy;
    private final RandomGenerator random;
    private final Clock clock;
    private final Pause pause;
    private final PrintStream out;

    RetryingDelivery(
            Function<Message, CompletableFuture<HttpSender.Attempt>> sender,
            RetryPolicy policy,
            RandomGenerator random,
            Clock clock,
            Pause pause,
            PrintStream out) {
        this.sender = sender;
        this.policy = policy;
        this.random = random;
        this.clock = clock;
        this.pause = pause;
        this.out = out;
    }

    DeliveryOutcome deliver(Message message) throws InterruptedException {
        out.println((PrintableText.of(message.type(), 80) + " " + message.id()).strip());
        for (int attempts = 1; ; attempts++) {
            String time = TIME.format(LocalTime.now(clock));
            HttpSender.Attempt attempt = sender.apply(message).join();
            String line = "  %s  #%-2d %-13s %8s  %s"
                    .formatted(
                            time,
                            attempts,
                            attempt.answer().label(),
                            Texts.millis(attempt.nanos() / 1e6),
                            PrintableText.of(attempt.answer().text(), ANSWER_WIDTH));
            out.println(line.stripTrailing());
            switch (attempt.answer().verdict()) {
                case DELIVERED -> {
                    return ended(DeliveryOutcome.DELIVERED, "");
                }
                case REFUSED -> {
                    return ended(DeliveryOutcome.REFUSED, ": never tried again");
                }
                case TRY_AGAIN -> {
                    if (policy.isExhausted(attempts)) {
                        return ended(DeliveryOutcome.GIVEN_UP, " after attempt " + attempts);
                    }
                    Duration delay = policy.delayAfter(attempts, random);
                    out.println("                next try in " + Texts.seconds(delay));
                    pause.sleep(delay);
                }
            }
        }
    }

    private DeliveryOutcome ended(DeliveryOutcome outcome, String why) {
        out.println("                " + outcome.text() + why);
        return outcome;
    }
}
