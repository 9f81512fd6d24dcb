package com.raliopay.webhooks.simulator.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.simulator.events.EventPatch;
import com.raliopay.webhooks.simulator.http.Expectation;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.text.Utf8;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a scenario. Exactly one of {@code event}, {@code fixture}, {@code body}, and {@code bodyBase64} is given;
 * everything else may be null.
 *
 * @param event the event type
 * @param fixture the name of a bundled payload, such as {@code SESSION_VERIFIED}
 * @param body the exact body, as text
 * @param bodyBase64 the exact body
 * @param id a label; events with the same label have the same event id
 * @param subject {@code user}, the default, or {@code related-party}; with {@code event} only
 * @param subjectId the id of the subject, if not that of the scenario
 * @param at when the event happened, relative to now, such as {@code -5m}; default: now
 * @param set the values to set, by path
 * @param unset the paths of the fields to remove
 * @param signature how to sign; default: right
 * @param pause how long to wait before the step, such as {@code 2s}
 * @param together how often to send at the same time; default: once
 * @param expect the statuses with which the step may end; default: any 2xx
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Step(
        @Nullable String event,
        @Nullable String fixture,
        @Nullable String body,
        @Nullable String bodyBase64,
        @Nullable String id,
        @Nullable String subject,
        @Nullable String subjectId,
        @Nullable String at,
        @Nullable Map<String, JsonNode> set,
        @Nullable List<String> unset,
        @Nullable Signing signature,
        @JsonProperty("wait") @Nullable String pause,
        @Nullable Integer together,
        @Nullable Expectation expect) {

    /** @throws IllegalArgumentException if a field is invalid; the message names it */
    public Step {
        set = set == null ? Map.of() : new LinkedHashMap<>(set);
        unset = unset == null ? List.of() : List.copyOf(unset);
        StepRules.check(event, fixture, body, bodyBase64, id, subject, subjectId, at, pause, together);
    }

    /** {@return a step that sends exactly these bytes} */
    public static Step ofBody(byte[] bytes, Signing signature, @Nullable Integer together) {
        String text = Utf8.decode(bytes).orElse(null);
        String base64 = text == null ? Base64.getEncoder().encodeToString(bytes) : null;
        return new Step(null, null, text, base64, null, null, null, null, null, null, signature, null, together, null);
    }

    /** {@return the bytes of a step that states its body} */
    Optional<byte[]> exactBody() {
        if (body != null) {
            return Optional.of(body.getBytes(UTF_8));
        }
        return Optional.ofNullable(bodyBase64).map(Base64.getDecoder()::decode);
    }

    @JsonIgnore
    public EventPatch patch() {
        return new EventPatch(set == null ? Map.of() : set, unset == null ? List.of() : unset);
    }

    @JsonIgnore
    public Signing signing() {
        return signature == null ? Signing.RIGHT : signature;
    }

    /** {@return how long to wait before the step} */
    @JsonIgnore
    public Duration delay() {
        return pause == null ? Duration.ZERO : StepRules.delay(pause);
    }

    /** {@return how much later than now the event happened; usually negative} */
    @JsonIgnore
    public Duration offset() {
        return at == null ? Duration.ZERO : StepRules.offset(at);
    }

    /** {@return how often to send at the same time} */
    @JsonIgnore
    public int copies() {
        return together == null ? 1 : together;
    }

    @JsonIgnore
    public Expectation expectation() {
        return expect == null ? Expectation.DELIVERED : expect;
    }
}
