package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.Secret;
import com.raliopay.webhooks.signature.SecretUnavailableException;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No log line at INFO or above, no response, and no {@code toString} of the dispatcher's types shows a body, a secret, or a
 * signature, for every fixture and outcome, although the exceptions of listeners, observers, and suppliers do.
 */
class DisclosureTest {

    private static final String SECRET = "whsec_3f9a51";
    private static final String PERSONAL = "José Núñez 4711";

    /** Shorter strings, such as a country, may occur by chance. */
    private static final int MIN_REVEALING_LENGTH = 5;

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final StubStore store = new StubStore();

    /** Sets up an outcome; the exceptions of others reveal more than they should. */
    private WebhookDispatcher dispatcher(Outcome outcome, String body, List<Object> shown) {
        Action failure = Action.failingWith(new IOException(body + SECRET, new IOException(body)));
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder()
                .idempotencyStore(store)
                .secret(outcome == Outcome.UNAVAILABLE ? "other" : SECRET)
                .observer((delivery, result) -> {
                    shown.add(delivery);
                    failure.run();
                });
        store.onComplete = failure;
        store.onRelease = failure;
        switch (outcome) {
            case HANDLED, UNVERIFIED, UNREADABLE -> builder.on(WebhookEvent.class, e -> {});
            case IGNORED -> {}
            case DUPLICATE -> {
                builder.on(WebhookEvent.class, e -> {});
                store.claim = new Claim.Completed();
            }
            case IN_PROGRESS -> {
                builder.on(WebhookEvent.class, e -> {});
                store.claim = new Claim.InProgress(Duration.ofSeconds(7));
            }
            case TOO_LARGE -> builder.maxBodyBytes(9);
            case LISTENER_REJECTED ->
                builder.on(WebhookEvent.class, e -> {
                    throw new RejectedEventException(body + SECRET, new IOException(body));
                });
            case LISTENER_FAILED -> builder.on(WebhookEvent.class, e -> failure.run());
            case UNAVAILABLE ->
                builder.on(WebhookEvent.class, e -> {}).secret(() -> {
                    failure.run();
                    return SECRET;
                });
        }
        WebhookDispatcher dispatcher = builder.build();
        shown.addAll(List.of(builder, dispatcher));
        return dispatcher;
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(Fixture.values())
                .flatMap(fixture -> Stream.of(Outcome.values()).map(outcome -> arguments(fixture, outcome)));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void revealsNothingOfDelivery(Fixture fixture, Outcome outcome) throws JsonProcessingException {
        String body = withPersonalData(fixture);
        byte[] sent = (outcome == Outcome.UNREADABLE ? body.replaceFirst("\"timestamp\": *\"", "$0" + PERSONAL) : body)
                .getBytes(StandardCharsets.UTF_8);
        SignatureVerifier signer = SignatureVerifier.of(outcome == Outcome.UNVERIFIED ? "forged" : SECRET);
        List<Object> shown = new ArrayList<>();

        DispatchResult result = dispatcher(outcome, body, shown).dispatch(sent, signer.headers(sent)::get);

        assertThat(result.outcome()).isEqualTo(outcome);
        shown.addAll(List.of(result, result.responseBody(), result.headers()));
        result.failure()
                .filter(e -> e instanceof SecretUnavailableException || e instanceof IdempotencyStoreException)
                .ifPresent(shown::add);
        List<ILoggingEvent> lines = log.events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .toList();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull());
        lines.forEach(line -> shown.addAll(List.of(line.getFormattedMessage(), line.getMDCPropertyMap())));
        Set<String> secrets = revealing(body, result);
        secrets.addAll(notations(signer.sign(sent)));
        assertThat(shown).allSatisfy(object -> assertThat(object.toString()).doesNotContain(secrets));
    }

    /** Returns the payload with fields that the library does not know. */
    private static String withPersonalData(Fixture fixture) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode body = (ObjectNode) json.readTree(fixture.text());
        body.put("customer", PERSONAL);
        ((ObjectNode) body.get("data")).put("customer", PERSONAL);
        body.at("/data/checks").forEach(check -> ((ObjectNode) check.get("data")).put("customer", PERSONAL));
        return json.writeValueAsString(body);
    }

    /** Returns all values of a body except the type and the id of the event. */
    private static Set<String> revealing(String body, DispatchResult result) throws JsonProcessingException {
        Set<String> values = new TreeSet<>(Set.of(SECRET, PERSONAL, "\"data\""));
        addValues(new ObjectMapper().readTree(body), values);
        result.event()
                .ifPresent(event ->
                        values.removeAll(Set.of(event.type(), event.id().toString())));
        values.removeIf(value -> value.startsWith("kyc_") || value.startsWith("kyb_"));
        return values;
    }

    private static void addValues(JsonNode node, Set<String> values) {
        node.forEach(child -> addValues(child, values));
        if (node.isValueNode() && node.asText().length() >= MIN_REVEALING_LENGTH) {
            values.add(node.asText());
        }
    }

    private static Set<String> notations(String signature) {
        byte[] raw = HexFormat.of().parseHex(signature);
        return Set.of(
                signature,
                Base64.getEncoder().encodeToString(raw),
                Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }

    @Test
    void objectsWithSecretDoNotShowIt() {
        Fixture fixture = Fixture.SESSION_VERIFIED;
        Secret secret = Secret.of(SECRET);
        SignatureVerifier verifier = SignatureVerifier.of(secret, Secret.from(() -> SECRET));
        String signature = verifier.sign(fixture.bytes());
        Map<String, String> headers = fixture.headers(SECRET);

        assertThat(verifier.verify(fixture.bytes(), headers.get("X-Signature"))).isTrue();
        assertThat(List.<Object>of(secret, verifier, InMemoryIdempotencyStore.create(), new WebhookParser()))
                .allSatisfy(object -> assertThat(object.toString()).doesNotContain(SECRET, signature));
    }
}
