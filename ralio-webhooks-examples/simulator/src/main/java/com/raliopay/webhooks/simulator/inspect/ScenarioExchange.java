package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.http.Expectation;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.inspect.HistoryEntry.Mode;
import com.raliopay.webhooks.simulator.scenario.ScenarioException;
import com.raliopay.webhooks.simulator.scenario.ScenarioFile;
import com.raliopay.webhooks.simulator.scenario.Step;
import com.raliopay.webhooks.simulator.scenario.StepMessages;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the history as a scenario file, and reads scenario files into it. */
final class ScenarioExchange {

    private final History history;
    private final Deliverer deliverer;
    private final Target target;

    ScenarioExchange(History history, Deliverer deliverer, Target target) {
        this.history = history;
        this.deliverer = deliverer;
        this.target = target;
    }

    /** {@return the deliveries, oldest first} Throws if there is none. */
    byte[] export() {
        List<Step> steps = history.read(entries -> {
            List<Step> newestFirst = new ArrayList<>();
            for (HistoryEntry entry : entries) {
                if (entry.hasBody()) {
                    newestFirst.add(step(entry));
                }
            }
            Collections.reverse(newestFirst);
            return newestFirst;
        });
        if (steps.isEmpty()) {
            throw new ApiException(409, "The history has no deliveries to export");
        }
        return new ScenarioFile("inspector", "Deliveries from the inspector's history.", steps, List.of()).write();
    }

    private Step step(HistoryEntry entry) {
        Signing signing = Objects.requireNonNullElse(entry.signing(), Signing.RIGHT);
        byte[] body = entry.message().body();
        // Changing the bit once more restores the body that was signed.
        byte[] signed = signing == Signing.BIT
                ? signing.sign("", "", body, target.signer()).body()
                : body;
        Step step = Step.ofBody(signed, signing, null);
        return new Step(
                null,
                null,
                step.body(),
                step.bodyBase64(),
                null,
                null,
                null,
                null,
                null,
                null,
                signing,
                null,
                null,
                expectation(entry));
    }

    /** {@return the status that the delivery ended with, null if there was none} */
    private static @Nullable Expectation expectation(HistoryEntry entry) {
        List<AttemptEntry> attempts = entry.attempts();
        Response last =
                attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).response();
        return last == null || last.failure() != null
                ? null
                : new Expectation(List.of(Integer.toString(last.status())));
    }

    /** {@return the ids of the deliveries, which are not sent yet} Throws what is wrong with the file. */
    List<String> importFile(byte[] json) {
        ScenarioFile scenario;
        try {
            scenario = ScenarioFile.read(json);
        } catch (ScenarioException e) {
            throw ApiException.badRequest("The file is not a scenario: " + e.getMessage());
        }
        StepMessages messages = new StepMessages(target.signer(), new SecureRandom());
        List<Step> steps = scenario.steps();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Draft draft = draft(messages, steps.get(i), scenario.name() + " step " + (i + 1));
            for (int copy = 0; copy < steps.get(i).copies(); copy++) {
                drafts.add(draft);
            }
            if (drafts.size() > History.MAX_ENTRIES) {
                throw new ApiException(413, "The file has more than " + History.MAX_ENTRIES + " deliveries");
            }
        }
        return drafts.stream().map(this::add).map(HistoryEntry::id).toList();
    }

    private record Draft(Message message, Parsed parsed, Signing signing, String label) {}

    private static Draft draft(StepMessages messages, Step step, String label) {
        try {
            Message message = messages.of(step, Instant.now());
            Parsed parsed = BodyParser.parse(message.body());
            String type = parsed.type() == null ? "" : parsed.type();
            String id = parsed.id() == null ? message.id() : parsed.id();
            Message named = new Message(type, id, message.body(), message.signature());
            return new Draft(named, parsed, step.signing(), label.strip());
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("The file is not a scenario: " + label + ": " + e.getMessage());
        }
    }

    private HistoryEntry add(Draft draft) {
        return deliverer.draft(draft.message(), draft.parsed(), draft.signing(), Mode.RETRIES, draft.label());
    }
}
