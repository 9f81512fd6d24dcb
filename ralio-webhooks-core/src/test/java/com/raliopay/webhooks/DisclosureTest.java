package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.signature.Secret;
import com.raliopay.webhooks.signature.SignatureVerifier;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Every fixture to every outcome, with the log at its finest: nowhere is a body, a secret or a signature to be seen. */
class DisclosureTest {

    private static final String SECRET = "whsec_3f9a51";
    private static final String PERSONAL = "José Núñez 4711";
    private static final int SHORTEST_TELLING = 5;

    private final Logger logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level usual = logger.getLevel();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(usual);
    }

    /** A store that says what it is told to. */
    private record Answering(Claim claim) implements IdempotencyStore {
        @Override
        public Claim claim(String key, Duration lease) {
            return claim;
        }

        @Override
        public void complete(String key, Duration retention) {}

        @Override
        public void release(String key, String token) {}
    }

    /** How each outcome comes about; what others throw says more than it should. */
    private static Consumer<WebhookDispatcher.Builder> setUp(Outcome outcome, String body) {
        return switch (outcome) {
            case HANDLED, UNVERIFIED, MALFORMED, UNREADABLE -> ralio -> ralio.on(WebhookEvent.class, e -> {});
            case IGNORED -> ralio -> {};
            case DUPLICATE ->
                ralio -> ralio.on(WebhookEvent.class, e -> {}).idempotencyStore(new Answering(new Claim.Completed()));
            case IN_PROGRESS ->
                ralio -> ralio.on(WebhookEvent.class, e -> {})
                        .idempotencyStore(new Answering(new Claim.InProgress(Duration.ofSeconds(7))));
            case TOO_LARGE -> ralio -> ralio.maxBodyBytes(9);
            case REJECTED ->
                ralio -> ralio.on(WebhookEvent.class, e -> {
                    throw new RejectedEventException(body + SECRET, new IOException(body));
                });
            case FAILED ->
                ralio -> ralio.on(WebhookEvent.class, (e, delivery) -> {
                    throw new IOException(delivery.text() + SECRET);
                });
            case UNAVAILABLE ->
                ralio -> ralio.on(WebhookEvent.class, e -> {}).secret(() -> {
                    throw new IllegalStateException(SECRET);
                });
        };
    }

    private static byte[] sent(Outcome outcome, String body) {
        String sent = switch (outcome) {
            case MALFORMED -> body.substring(0, body.length() - 1);
            case UNREADABLE -> body.replaceFirst("\"timestamp\": *\"", "$0" + PERSONAL);
            default -> body;
        };
        return sent.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(Fixture.values())
                .flatMap(fixture -> Stream.of(Outcome.values()).map(outcome -> arguments(fixture, outcome)));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void nothingOfADeliveryIsDisclosed(Fixture fixture, Outcome outcome) throws JsonProcessingException {
        String body = withPersonalData(fixture);
        byte[] sent = sent(outcome, body);
        SignatureVerifier signer = SignatureVerifier.of(outcome == Outcome.UNVERIFIED ? "forged" : SECRET);
        List<Object> shown = new ArrayList<>();
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder().observer((delivery, result) -> {
            shown.add(delivery);
            throw new IOException(delivery.text() + SECRET);
        });
        setUp(outcome, body).accept(builder);
        builder.secret(outcome == Outcome.UNAVAILABLE ? "other" : SECRET);
        WebhookDispatcher ralio = builder.build();

        DispatchResult result = ralio.dispatch(sent, signer.headers(sent)::get);

        assertThat(result.outcome()).isEqualTo(outcome);
        shown.addAll(List.of(result, result.responseBody(), ralio, builder));
        result.failure()
                .filter(e ->
                        e.getClass().getName().startsWith("com.raliopay.") && !(e instanceof RejectedEventException))
                .ifPresent(shown::add);
        lines.list.forEach(line -> shown.add(line.getFormattedMessage()));
        assertThat(lines.list).isNotEmpty().allSatisfy(line -> {
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getMDCPropertyMap()).isEmpty();
        });
        Set<String> telling = telling(body, result);
        telling.addAll(notations(signer.sign(sent)));
        assertThat(shown).allSatisfy(object -> assertThat(object.toString()).doesNotContain(telling));
    }

    /** The payload, and more in it that the library does not know. */
    private static String withPersonalData(Fixture fixture) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode body = (ObjectNode) json.readTree(fixture.text());
        body.put("customer", PERSONAL);
        ((ObjectNode) body.get("data")).put("customer", PERSONAL);
        body.at("/data/checks").forEach(check -> ((ObjectNode) check.get("data")).put("customer", PERSONAL));
        return json.writeValueAsString(body);
    }

    /** All that the body says, but for what the log is there to say: the event's type and id. */
    private static Set<String> telling(String body, DispatchResult result) throws JsonProcessingException {
        Set<String> telling = new TreeSet<>(Set.of(SECRET, PERSONAL, "\"data\""));
        addTexts(new ObjectMapper().readTree(body), telling);
        result.event()
                .ifPresent(event ->
                        telling.removeAll(Set.of(event.type(), event.id().toString())));
        telling.removeIf(text -> text.startsWith("kyc_") || text.startsWith("kyb_"));
        return telling;
    }

    private static void addTexts(JsonNode node, Set<String> texts) {
        node.forEach(child -> addTexts(child, texts));
        if (node.isValueNode() && node.asText().length() >= SHORTEST_TELLING) {
            texts.add(node.asText());
        }
    }

    private static Set<String> notations(String signature) {
        byte[] raw = HexFormat.of().parseHex(signature);
        return Set.of(
                signature,
                Base64.getEncoder().encodeToString(raw),
                Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }

    @ParameterizedTest
    @EnumSource
    void eventsShowNeitherFreeDataNorMessages(Fixture fixture) throws JsonProcessingException {
        WebhookEvent event = new WebhookParser().parse(withPersonalData(fixture));
        Set<String> personal = new TreeSet<>(Set.of(PERSONAL));
        ObjectMapper json = new ObjectMapper();
        if (event instanceof UnrecognizedEvent unrecognized) {
            addTexts(json.valueToTree(unrecognized.data()), personal);
        }
        if (event instanceof SessionEvent session) {
            session.checks().forEach(check -> {
                addTexts(json.valueToTree(check.data()), personal);
                check.reasons().forEach(reason -> personal.add(reason.message()));
                personal.remove(check.type()); // which one provider repeats in the data
            });
        }

        assertThat(event.toString()).contains(event.id().toString()).doesNotContain(personal);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMadeOfASecretShowsNothingOfIt(Fixture fixture) {
        Secret secret = Secret.of(SECRET);
        SignatureVerifier verifier = SignatureVerifier.of(secret, Secret.from(() -> SECRET));
        String signature = verifier.sign(fixture.bytes());
        Map<String, String> headers = fixture.headers(SECRET);

        assertThat(verifier.verify(fixture.bytes(), headers.get("X-Signature"))).isTrue();
        assertThat(List.<Object>of(secret, verifier, InMemoryIdempotencyStore.create(), new WebhookParser()))
                .allSatisfy(object -> assertThat(object.toString()).doesNotContain(SECRET, signature));
    }
}
