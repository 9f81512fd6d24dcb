package com.raliopay.webhooks.simulator.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.testing.Fixture;
import com.raliopay.webhooks.testing.FixturePayload;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the merchant registers, reporting to a scripted inspector. */
@Timeout(60)
class InspectorObserverTest {

    private static final String SECRET = "test-secret";

    private static WebhookDispatcher.Builder observed(String inspector) {
        return WebhookDispatcher.builder().secret(SECRET).observer(InspectorObserver.connect(URI.create(inspector)));
    }

    private static JsonNode report(ScriptedEndpoint inspector, int number) throws IOException, InterruptedException {
        while (inspector.received().size() <= number) {
            Thread.sleep(10);
        }
        assertThat(inspector.received().get(number).header("Content-Type")).isEqualTo("application/json");
        return new ObjectMapper().readTree(inspector.received().get(number).body());
    }

    @Test
    void reportsAHandledEventWithoutItsBody() throws Exception {
        FixturePayload payload = Fixture.SESSION_VERIFIED.withNewId();
        try (ScriptedEndpoint inspector = ScriptedEndpoint.answering(202)) {
            observed(inspector.uri())
                    .on(SessionVerified.class, event -> {})
                    .build()
                    .dispatch(payload.bytes(), payload.headers(SECRET)::get);
            JsonNode report = report(inspector, 0);

            assertThat(report.get("eventId").textValue())
                    .isEqualTo(payload.event().id().toString());
            assertThat(report.get("type").textValue()).isEqualTo("kyc_session_verified");
            assertThat(report.get("outcome").textValue()).isEqualTo("HANDLED");
            assertThat(report.get("status").intValue()).isEqualTo(200);
            assertThat(report.get("claim").textValue()).isEqualTo("acquired and completed");
            assertThat(report.get("listeners").toString()).isEqualTo("[\"SessionVerified\"]");
            assertThat(report.get("bytes").intValue()).isEqualTo(payload.bytes().length);
            assertThat(report.get("signature").textValue()).isEqualTo("hexadecimal");
            assertThat(report.get("start").isNull()).isTrue();
            assertThat(report.toString())
                    .doesNotContain(SECRET)
                    .doesNotContain(String.valueOf(payload.headers(SECRET).get("X-Signature")));
        }
    }

    @Test
    void reportsTheStartOfABodyThatWasNotAccepted() throws Exception {
        FixturePayload payload = Fixture.SESSION_FAILED_SEVERAL_CHECKS.withNewId();
        try (ScriptedEndpoint inspector = ScriptedEndpoint.answering(202)) {
            WebhookDispatcher ralio = observed(inspector.uri()).build();
            ralio.dispatch(payload.bytes(), Map.<String, String>of()::get);
            JsonNode report = report(inspector, 0);

            assertThat(report.get("outcome").textValue()).isEqualTo("UNVERIFIED");
            assertThat(report.get("reason").textValue()).isEqualTo("no X-Signature header");
            assertThat(report.get("signature").textValue()).isEqualTo("absent");
            assertThat(report.get("start").textValue()).isEqualTo(payload.text().substring(0, 200));
            assertThat(report.get("eventId").textValue())
                    .isEqualTo(payload.event().id().toString());
        }
    }

    @Test
    void reportsARejectionWithItsReason() throws Exception {
        FixturePayload payload = Fixture.SESSION_VERIFIED.withNewId();
        try (ScriptedEndpoint inspector = ScriptedEndpoint.answering(202)) {
            observed(inspector.uri())
                    .on(SessionVerified.class, event -> {
                        throw new RejectedEventException("unknown customer");
                    })
                    .build()
                    .dispatch(payload.bytes(), payload.headers(SECRET)::get);
            JsonNode report = report(inspector, 0);

            assertThat(report.get("claim").textValue()).isEqualTo("acquired and released");
            assertThat(report.get("reason").textValue())
                    .startsWith("listener SessionVerified threw com.raliopay.webhooks.RejectedEventException:"
                            + " unknown customer at com.raliopay.webhooks.simulator.observer.InspectorObserverTest.");
        }
    }

    @Test
    void changesNothingIfNoInspectorListens() throws IOException {
        FixturePayload payload = Fixture.SESSION_VERIFIED.withNewId();
        DispatchResult result = observed(ScriptedEndpoint.nowhere())
                .on(SessionVerified.class, event -> {})
                .build()
                .dispatch(payload.bytes(), payload.headers(SECRET)::get);

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void dropsReportsWhileTheInspectorHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        try (ScriptedEndpoint inspector = ScriptedEndpoint.answering((number, received) -> {
            hanging.await();
            return new ScriptedEndpoint.Scripted(202, "");
        })) {
            WebhookDispatcher ralio = observed(inspector.uri()).build();
            for (int i = 0; i < 1_000; i++) {
                assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes(), Map.<String, String>of()::get)
                                .outcome())
                        .isEqualTo(Outcome.UNVERIFIED);
            }
            report(inspector, 0);
            assertThat(inspector.received()).hasSizeLessThan(10);
            hanging.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com:4040",
                "http://10.0.0.1:4040",
                "https://127.0.0.1:4040",
                "http://user:password@localhost:4040",
                "http://localhost.example.com",
                "mailto:localhost",
                "/api"
            })
    void refusesToReportToAnotherMachine(String inspector) {
        assertThatThrownBy(() -> InspectorObserver.connect(URI.create(inspector)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("inspector must be on this machine, such as http://127.0.0.1:4040, but was ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4040", "http://localhost:1/", "http://[::1]:4040"})
    void acceptsThisMachine(String inspector) {
        assertThat(InspectorObserver.connect(URI.create(inspector))).isNotNull();
    }
}
