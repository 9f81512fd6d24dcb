package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionState;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.EventWriter;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README's smaller samples: what stands between the tags is what the README shows. */
class ReadmeSamplesTest {

    private final Map<UUID, SessionState> sessions = new HashMap<>();
    private final WebhookDispatcher ralio = WebhookDispatcher.builder()
            .secret("test-secret")
            .on(SessionVerified.class, e -> sessions.put(e.sessionId(), e.sessionState()))
            .on(SessionFailed.class, e -> sessions.put(e.sessionId(), e.sessionState()))
            .build();

    // tag::test
    @Test
    void aVerifiedUserIsActivated() {
        UUID user = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        WebhookEvent event = new SessionVerified(UUID.randomUUID(), Instant.now(), Subject.user(user), session);
        byte[] body = EventWriter.write(event); // the body that Ralio would send

        DispatchResult result =
                ralio.dispatch(body, SignatureVerifier.of("test-secret").headers(body)::get);

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(sessions.get(session)).isEqualTo(SessionState.VERIFIED);
    }

    @ParameterizedTest
    @EnumSource // every bundled payload: the documented five, their variants, one of another family
    void nothingThatRalioDocumentsFails(Fixture fixture) {
        DispatchResult result = ralio.dispatch(fixture.bytes(), fixture.headers("test-secret")::get);

        assertThat(result.httpStatus()).isEqualTo(200);
    }
    // end::test

    @Test
    void aSecretIsRotated() {
        String oldSecret = "old";
        // tag::rotation
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(oldSecret) // accepted until you take it out
                .secret(() -> vault("ralio/webhook-secret")) // asked at each delivery
                // end::rotation
                .on(WebhookEvent.class, e -> {})
                .build();
        Fixture a = Fixture.SESSION_VERIFIED;
        Fixture b = Fixture.SESSION_FAILED;

        assertThat(ralio.dispatch(a.bytes(), a.headers("old")::get).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(b.bytes(), b.headers("from the vault")::get).outcome())
                .isEqualTo(Outcome.HANDLED);
    }

    private static String vault(String name) {
        return name.isEmpty() ? "" : "from the vault";
    }

    @Test
    void whatIsBeyondTheEventIsInTheDelivery() {
        List<Object> details = new ArrayList<>();
        List<String> deadLetters = new ArrayList<>();
        String secret = "test-secret";
        // tag::delivery
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(secret)
                .on(UnrecognizedEvent.class, e -> details.add(e.data().get("amount")))
                .on(
                        SessionVerified.class,
                        (e, delivery) -> details.add(delivery.data().get("riskScore")))
                .observer((delivery, result) -> {
                    if (result.httpStatus() >= 400) {
                        deadLetters.add(result.outcome() + ": " + delivery.text());
                    }
                })
                .lease(Duration.ofMinutes(5)) // only for listeners that take longer than a minute
                .build();
        // end::delivery
        byte[] body = Fixture.SESSION_VERIFIED
                .text()
                .replace("\"sessionId\"", "\"riskScore\": 7, \"sessionId\"")
                .getBytes(StandardCharsets.UTF_8);
        ralio.dispatch(body, SignatureVerifier.of(secret).headers(body)::get);
        ralio.dispatch(body);

        assertThat(details).containsExactly(7L);
        assertThat(deadLetters).containsExactly("UNVERIFIED: " + new String(body, StandardCharsets.UTF_8));
    }
}
