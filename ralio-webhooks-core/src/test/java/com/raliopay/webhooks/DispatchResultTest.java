package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult.Stage;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchResultTest {

    @Test
    void describesResultWithoutContentOrControlCharacters() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, e -> {
                    throw new IOException(e.toString());
                })
                .build();

        assertThat(ralio.dispatch(Fixture.SESSION_FAILED.bytes()))
                .hasToString("DispatchResult[LISTENER_FAILED, kyc_session_failed c4f6d7a7-cf31-4ae4-af15-7571c0e7f743,"
                        + " java.io.IOException]");
        assertThat(ralio.dispatch("x"))
                .hasToString("DispatchResult[UNREADABLE, com.raliopay.webhooks.json.WebhookParseException]");
        assertThat(ralio.dispatch(Fixture.UNRECOGNIZED.text().replace("kyb_state_updated", "a\\n\\u001bb")))
                .asString()
                .startsWith("DispatchResult[LISTENER_FAILED, a\\u000a\\u001bb ");
    }

    @Test
    void listsStages() throws IOException {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret("test-secret")
                .maxBodyBytes(5_000)
                .on(SessionEvent.class, e -> {})
                .on(SessionVerified.class, new NamedListener())
                .on(SessionFailed.class, e -> {
                    throw new IOException();
                })
                .on(SessionFailed.class, (e, delivery) -> {})
                .build();

        assertThat(stages(ralio, Fixture.SESSION_VERIFIED.bytes()))
                .containsExactly(
                        "read", "verify", "parse", "claim", "listener SessionEvent", "listener activate", "complete");
        assertThat(stages(ralio, Fixture.SESSION_VERIFIED.bytes())).containsExactly("read", "verify", "parse", "claim");
        assertThat(stages(ralio, Fixture.SESSION_FAILED.bytes()))
                .containsExactly(
                        "read",
                        "verify",
                        "parse",
                        "claim",
                        "listener SessionEvent",
                        "listener SessionFailed",
                        "release");
        assertThat(stages(ralio, Fixture.STATE_UPDATED.bytes())).containsExactly("read", "verify", "parse");
        assertThat(stages(ralio, new byte[] {'{'})).containsExactly("read", "verify", "parse");
        assertThat(stages(ralio, new byte[5_001])).containsExactly("read", "verify");
        assertThat(ralio.dispatch(new byte[0]).stages()).extracting(Stage::name).containsExactly("verify");
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        assertThat(ralio.dispatch(closed, name -> null).stages())
                .extracting(Stage::name)
                .containsExactly("read");
    }

    @Test
    void listsStagesOfManyListeners() {
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder().acceptUnsigned();
        for (int i = 0; i < 40; i++) {
            builder.on(SessionVerified.class, e -> {});
        }

        assertThat(builder.build().dispatch(Fixture.SESSION_VERIFIED.bytes()).stages())
                .hasSize(44)
                .extracting(Stage::name)
                .startsWith("verify", "parse", "claim", "listener SessionVerified")
                .endsWith("listener SessionVerified", "complete");
    }

    @Test
    void measuresStages() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(SessionVerified.class, e -> Thread.sleep(20))
                .build();

        DispatchResult result = ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(result.stages().get(3).duration()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(result.stages().stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(result.duration());
    }

    private static List<String> stages(WebhookDispatcher ralio, byte[] body) {
        Map<String, String> headers = SignatureVerifier.of("test-secret").headers(body);
        return ralio.dispatch(new ByteArrayInputStream(body), headers::get).stages().stream()
                .map(Stage::name)
                .toList();
    }

    private static final class NamedListener implements DeliveryListener<SessionEvent> {
        @Override
        public void handle(SessionEvent event, Delivery delivery) {}

        @Override
        public String name() {
            return "activate";
        }
    }
}
