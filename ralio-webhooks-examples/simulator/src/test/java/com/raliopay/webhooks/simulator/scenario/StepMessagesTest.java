package com.raliopay.webhooks.simulator.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.Message;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepMessagesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final SignatureVerifier SIGNER = SignatureVerifier.of("a secret");

    @Test
    void tellsStoryOfOneSubjectAndSession() throws ScenarioException {
        List<WebhookEvent> events = events("""
                {"event": "kyc_session_manual_review", "id": "a"},
                {"event": "kyc_session_verified", "subject": "related-party"},
                {"fixture": "SESSION_FAILED_SEVERAL_CHECKS", "id": "a"}
                """);

        assertThat(events)
                .extracting(event -> ((SessionEvent) event).sessionId())
                .containsOnly(sessionOf(events.get(0)));
        assertThat(events)
                .extracting(event -> ((KycEvent) event).subject().id())
                .containsOnly(((KycEvent) events.get(0)).subject().id());
        assertThat(((KycEvent) events.get(1)).subject().entityType()).isEqualTo(EntityType.RELATED_PARTY);
        assertThat(events.get(2).id())
                .isEqualTo(events.get(0).id())
                .isNotEqualTo(events.get(1).id());
    }

    private static UUID sessionOf(WebhookEvent event) {
        return ((SessionEvent) event).sessionId();
    }

    @Test
    void datesAndChangesEvent() throws ScenarioException {
        StateUpdated event = (StateUpdated) events("""
                {"event": "kyc_state_updated", "at": "-5m", "set": {"data.state": "LIGHT"}, "unset": ["data.entityType"],
                 "subjectId": "5d5b0039-2034-4bea-a997-9a4c832455bc"}
                """).get(0);

        assertThat(event.timestamp()).isEqualTo("2026-11-30T11:55:00Z");
        assertThat(event.levelText()).isEqualTo("LIGHT");
        assertThat(event.subject().id().orElseThrow()).hasToString("5d5b0039-2034-4bea-a997-9a4c832455bc");
    }

    @Test
    void sendsBodyAsItIsStated() throws ScenarioException {
        Message message =
                messages("{\"bodyBase64\": \"AP8=\", \"signature\": \"none\"}").get(0);

        assertThat(message.body()).containsExactly(0, 0xFF);
        assertThat(message.signature()).isNull();
        assertThat(message.id()).isEmpty();
    }

    private static List<WebhookEvent> events(String steps) throws ScenarioException {
        return messages(steps).stream()
                .map(message -> new WebhookParser().parse(message.body()))
                .toList();
    }

    private static List<Message> messages(String steps) throws ScenarioException {
        StepMessages messages = new StepMessages(SIGNER, new Random(1));
        return ScenarioFile.read(("{\"steps\":[" + steps + "]}").getBytes(UTF_8)).steps().stream()
                .map(step -> messages.of(step, NOW))
                .toList();
    }
}
