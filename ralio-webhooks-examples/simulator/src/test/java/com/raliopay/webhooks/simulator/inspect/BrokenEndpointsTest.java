package com.raliopay.webhooks.simulator.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Six broken endpoints, and the sentences that name why. */
@Timeout(20)
class BrokenEndpointsTest {

    private static final String STATE_UPDATED = "{\"type\":\"kyc_state_updated\"}";
    private static final String VERIFIED = "{\"type\":\"kyc_session_verified\"}";
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO, 0);

    private MerchantEndpoint endpoint;
    private InspectorClient page;

    @BeforeEach
    void start() throws IOException {
        endpoint = new MerchantEndpoint();
        page = InspectorClient.sendingTo(endpoint.uri());
    }

    @AfterEach
    void close() {
        page.close();
        endpoint.close();
    }

    private void dispatch(String secret) {
        endpoint.dispatchTo(page.uri("/"), secret, builder -> builder.on(KycEvent.class, event -> {}));
    }

    @Test
    void namesAWrongPath() throws Exception {
        dispatch(InspectorClient.SECRET);
        try (InspectorClient wrong = InspectorClient.sendingTo(endpoint.uri().replace("/ralio", "/stripe"))) {
            String id = wrong.deliver(STATE_UPDATED, "right", "once").get(0);
            JsonNode delivery = wrong.awaitState(id, "refused");

            assertThat(InspectorClient.sentence(delivery)).startsWith("sent 404 in ");
            assertThat(delivery.at("/attempts/0/hint").textValue()).startsWith("Nothing is mapped to this path");
        }
    }

    @Test
    void saysThatAnEndpointWithAnObserverSawNothing() throws Exception {
        dispatch(InspectorClient.SECRET);
        page.awaitSentence(page.deliver(STATE_UPDATED, "right", "once").get(0), "HANDLED");
        endpoint.unmap();
        String id = page.deliver(STATE_UPDATED, "right", "once").get(0);

        assertThat(page.awaitSentence(id, "—")).isEqualTo("sent 404 — endpoint saw nothing");
    }

    @Test
    void namesAWrongSecret() throws Exception {
        dispatch("another-secret");
        String id = page.deliver(STATE_UPDATED, "right", "once").get(0);

        assertThat(page.awaitSentence(id, "—"))
                .isEqualTo("sent 401 — UNVERIFIED: signature mismatch, though the body arrived unchanged:"
                        + " the endpoint has another secret");
    }

    @Test
    void namesAHeaderThatDoesNotArrive() throws Exception {
        dispatch(InspectorClient.SECRET);
        endpoint.stripSignatures();
        String id = page.deliver(STATE_UPDATED, "right", "once").get(0);

        assertThat(page.awaitSentence(id, "—"))
                .isEqualTo("sent 401 — UNVERIFIED: no X-Signature header (does a proxy strip it?)");
    }

    @Test
    void namesABodyThatIsSerializedAgain() throws Exception {
        dispatch(InspectorClient.SECRET);
        endpoint.changeBodies(BrokenEndpointsTest::reserialized);
        String id = page.deliver(STATE_UPDATED, "right", "once").get(0);
        JsonNode delivery = page.awaitBothSides(id);

        assertThat(InspectorClient.sentence(delivery))
                .startsWith("sent 401 — UNVERIFIED: signature mismatch: the body was changed on the way:"
                        + " something parsed the JSON and wrote it again");
        assertThat(delivery.at("/attempts/0/observation/change").textValue())
                .startsWith("sent " + delivery.get("bytes").intValue() + " bytes (SHA-256 ")
                .contains("first difference at byte 2: sent 0x22 '\"', received ");
    }

    private static byte[] reserialized(byte[] body) {
        try {
            return InspectorClient.JSON.readTree(body).toPrettyString().getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void namesAMissingListener() throws Exception {
        endpoint.dispatchTo(
                page.uri("/"), InspectorClient.SECRET, builder -> builder.on(SessionVerified.class, event -> {}));
        String id = page.deliver(STATE_UPDATED, "right", "once").get(0);

        assertThat(page.awaitSentence(id, "—"))
                .matches("sent 200 in [\\d.]+ m?s — IGNORED: no listener for kyc_state_updated");
    }

    @Test
    void namesAListenerThatIsSlow() throws Exception {
        endpoint.dispatchTo(
                page.uri("/"),
                InspectorClient.SECRET,
                builder -> builder.on(SessionVerified.class, event -> {
                    Thread.sleep(1_100);
                }));
        String id = page.deliver(VERIFIED, "right", "once").get(0);

        assertThat(page.awaitSentence(id, "—"))
                .matches("sent 200 in [\\d.]+ s — HANDLED: listener SessionVerified took 1\\.\\d+ s; Ralio waits 60 s");
    }

    @Test
    void namesAListenerThatTakesLongerThanTheTimeout() throws Exception {
        CountDownLatch timedOut = new CountDownLatch(1);
        try (InspectorClient brief = InspectorClient.sendingTo(endpoint.uri(), Duration.ofMillis(1_200), ONCE)) {
            endpoint.dispatchTo(
                    brief.uri("/"),
                    InspectorClient.SECRET,
                    builder -> builder.on(SessionVerified.class, event -> timedOut.await()));
            String id = brief.deliver(VERIFIED, "right", "retries").get(0);
            brief.awaitState(id, "given-up");
            timedOut.countDown();

            assertThat(brief.awaitSentence(id, "—"))
                    .matches("sent timeout after [\\d.]+ s — HANDLED: listener SessionVerified took [\\d.]+ s;"
                            + " Ralio waits 60 s");
        }
    }

    @Test
    void namesTheListenerThatThrowsAndItsPlace() throws Exception {
        endpoint.dispatchTo(
                page.uri("/"),
                InspectorClient.SECRET,
                builder -> builder.on(SessionVerified.class, event -> {
                    throw new IllegalStateException("no such customer");
                }));
        String id = page.deliver(VERIFIED, "right", "once").get(0);

        assertThat(page.awaitSentence(id, "—"))
                .startsWith("sent 500 — LISTENER_FAILED: listener SessionVerified threw"
                        + " java.lang.IllegalStateException: no such customer at"
                        + " com.raliopay.webhooks.simulator.inspect.BrokenEndpointsTest.")
                .contains("(BrokenEndpointsTest.java:");
    }

    @Test
    void namesTheFieldThatCannotBeRead() throws Exception {
        dispatch(InspectorClient.SECRET);
        String id = page.deliver("{\"odd\":\"MISSING_FIELD\"}", "right", "once").get(0);
        JsonNode delivery = page.awaitBothSides(id);

        assertThat(InspectorClient.sentence(delivery))
                .isEqualTo("sent 500 — UNREADABLE: /data/sessionId must be a UUID but was missing");
        assertThat(delivery.at("/attempts/0/observation/pointer").textValue()).isEqualTo("/data/sessionId");
    }

    @Test
    void doesNotBlameTheEndpointForABadSignature() throws Exception {
        dispatch(InspectorClient.SECRET);

        assertThat(page.awaitSentence(page.deliver(VERIFIED, "wrong", "once").get(0), "—"))
                .endsWith("signature mismatch, because it was sent with a wrong signature");
        assertThat(page.awaitSentence(page.deliver(VERIFIED, "none", "once").get(0), "—"))
                .endsWith("no X-Signature header, as sent");
        assertThat(page.awaitSentence(page.deliver(VERIFIED, "bit", "once").get(0), "—"))
                .endsWith("signature mismatch, because one bit of the body was changed after signing");
    }
}
