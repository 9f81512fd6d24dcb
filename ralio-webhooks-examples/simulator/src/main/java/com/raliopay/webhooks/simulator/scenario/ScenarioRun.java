package com.raliopay.webhooks.simulator.scenario;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.DeliveryResult;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.send.EndpointDownException;
import com.raliopay.webhooks.simulator.send.RetryingDelivery;
import com.raliopay.webhooks.simulator.text.Lines;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends the steps of one scenario, and prints them. */
final class ScenarioRun {

    private static final int MAX_TEXT = 1_000;

    private final ScenarioFile file;
    private final RetryingDelivery delivery;
    private final RetryingDelivery.Pause pause;
    private final PrintStream out;
    private final List<Message> messages = new ArrayList<>();
    private final StepMessages story;

    /**
     * Creates all messages, so that nothing is sent if one is impossible.
     *
     * @throws IllegalArgumentException if a step cannot become a message; the message of the exception names the step
     */
    ScenarioRun(
            ScenarioFile file,
            SignatureVerifier signer,
            RetryingDelivery delivery,
            RetryingDelivery.Pause pause,
            PrintStream out) {
        this.file = file;
        this.delivery = delivery;
        this.pause = pause;
        this.out = out;
        story = new StepMessages(signer, new SecureRandom());
        Instant now = Instant.now();
        for (Step step : file.steps()) {
            try {
                messages.add(story.of(step, now));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("step " + (messages.size() + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    /** {@return whether each step ended as it expects} */
    boolean run() throws InterruptedException, EndpointDownException {
        print("", file.description());
        out.println("Subject: " + story.subject());
        int asExpected = 0;
        int attempts = 0;
        int failed = 0;
        for (int i = 0; i < messages.size(); i++) {
            Step step = file.steps().get(i);
            out.println();
            print("", "Step " + (i + 1) + " of " + messages.size() + details(step));
            pause.sleep(step.delay());
            DeliveryResult result = delivery.deliver(messages.get(i), step.copies(), step.expectation());
            asExpected += result.asExpected() ? 1 : 0;
            attempts += result.attempts();
            failed += result.failed();
        }
        out.println();
        out.println(asExpected + " of " + messages.size() + " steps ended as expected; " + failed + " of " + attempts
                + " attempts failed");
        conclude();
        return asExpected == messages.size();
    }

    private void conclude() {
        if (!file.then().isEmpty()) {
            out.println("Now this must hold:");
            file.then().forEach(fact -> print("  - ", fact));
        }
    }

    private void print(String start, String text) {
        String indent = " ".repeat(start.length());
        List<String> lines = Lines.wrap(indent, PrintableText.of(text, MAX_TEXT));
        for (int i = 0; i < lines.size(); i++) {
            out.println(i == 0 ? start + lines.get(0).substring(indent.length()) : lines.get(i));
        }
    }

    private static String details(Step step) {
        StringBuilder details = new StringBuilder();
        if (!step.delay().isZero()) {
            details.append(", after ").append(Texts.seconds(step.delay()));
        }
        if (step.at() != null) {
            details.append(", dated ").append(step.at());
        }
        step.patch()
                .set()
                .forEach((path, value) ->
                        details.append(", ").append(path).append('=').append(value));
        step.patch().unset().forEach(path -> details.append(", without ").append(path));
        if (step.copies() > 1) {
            details.append(", ").append(step.copies()).append(" at the same time");
        }
        if (step.signing() != Signing.RIGHT) {
            details.append(", signature: ").append(step.signing().name().toLowerCase(Locale.ROOT));
        }
        return details.toString();
    }
}
