package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.IThrowableProxy;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DispatchLogTest {

    private static final String EVENT = "kyc_session_verified 36f6bb7e-e5da-4278-9ad8-df64c8c4cd22";
    private static final String PLACE = " at com.raliopay.webhooks.DispatchLogTest.fail(DispatchLogTest.java:N)";
    private static final byte[] BODY = Fixture.SESSION_VERIFIED.bytes();

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final StubStore store = new StubStore();

    private static WebhookDispatcher.Builder unsigned() {
        return WebhookDispatcher.builder().acceptUnsigned();
    }

    private static void fail(Object cause) throws IOException {
        throw new IOException("no luck with " + cause);
    }

    private void assertLines(String... lines) {
        assertThat(log.lines().stream().filter(line -> !line.equals("DEBUG the failure")))
                .containsExactly(lines);
    }

    @Test
    void logsHandledAndDuplicateEventsAtInfo() {
        WebhookDispatcher ralio = unsigned().on(WebhookEvent.class, e -> {}).build();

        ralio.dispatch(BODY);
        ralio.dispatch(BODY);

        assertLines("INFO HANDLED " + EVENT + " in N ms", "INFO DUPLICATE " + EVENT + " in N ms");
    }

    @Test
    void logsEventInProgressAtInfo() {
        store.claim = new Claim.InProgress(Duration.ofSeconds(7));

        unsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(BODY);

        assertLines("INFO IN_PROGRESS " + EVENT + " in N ms");
    }

    @Test
    void logsIgnoredKycEventsAtInfoAndOthersAtDebug() {
        WebhookDispatcher ralio = unsigned().build();

        ralio.dispatch(BODY);
        ralio.dispatch("{\"event\": \"kyc_state_updated\"}");
        ralio.dispatch(Fixture.UNRECOGNIZED.bytes());

        assertLines(
                "WARN no listener is registered: every event is answered with 200 and ignored",
                "INFO IGNORED " + EVENT + " in N ms",
                "INFO IGNORED kyc_state_updated in N ms: /id must be a UUID but was missing",
                "DEBUG IGNORED kyb_state_updated "
                        + Fixture.UNRECOGNIZED.event().id() + " in N ms");
    }

    @Test
    void logsUnverifiedBodyAtWarnWithReason() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret("secret")
                .on(WebhookEvent.class, e -> {})
                .build();

        ralio.dispatch(BODY);
        ralio.dispatch(BODY, Fixture.SESSION_VERIFIED.headers("forged")::get);

        assertLines("WARN UNVERIFIED in N ms: no X-Signature header", "WARN UNVERIFIED in N ms: signature mismatch");
    }

    @Test
    void logsTooLargeBodyAtWarnWithSetting() {
        unsigned().maxBodyBytes(9).on(WebhookEvent.class, e -> {}).build().dispatch(BODY);

        assertLines("WARN TOO_LARGE in N ms: longer than maxBodyBytes, which is 9");
    }

    @Test
    void logsRejectedEventAtWarnWithoutMessage() {
        unsigned()
                .on(WebhookEvent.class, e -> {
                    throw new RejectedEventException("unknown customer");
                })
                .build()
                .dispatch(BODY);

        assertThat(log.lines().get(0))
                .matches(
                        "WARN LISTENER_REJECTED " + EVENT
                                + " in N ms: listener WebhookEvent: com\\.raliopay\\.webhooks\\.RejectedEventException at \\S+DispatchLogTest\\S+");
    }

    @Test
    void logsUnreadableBodyAtErrorWithTypeAndField() {
        WebhookDispatcher ralio = unsigned().on(WebhookEvent.class, e -> {}).build();

        ralio.dispatch("{\"event\":\"kyc_session_failed\",\"id\":\"secret thing\"}");
        ralio.dispatch("[]");

        assertLines(
                "ERROR UNREADABLE kyc_session_failed in N ms: /id must be a UUID but was unreadable",
                "ERROR UNREADABLE in N ms: the body is not a JSON object");
    }

    @Test
    void logsUnavailableStoreAtErrorWithItsMessage() {
        store.onClaim = Action.failingWith(
                new IdempotencyStoreException("claiming an event: SQL state 08006", new IOException("10.0.0.7")));

        unsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(BODY);

        assertThat(log.lines().get(0))
                .matches("ERROR UNAVAILABLE " + EVENT + " in N ms: claiming an event: SQL state 08006,"
                        + " caused by java\\.io\\.IOException at \\S+DispatchLogTest\\S+");
    }

    @Test
    void logsUnavailableSecretAtErrorWithItsMessage() {
        WebhookDispatcher.builder()
                .secret(() -> null)
                .build()
                .dispatch(BODY, Fixture.SESSION_VERIFIED.headers("secret")::get);

        assertThat(log.lines()).contains("ERROR UNAVAILABLE in N ms: the supplier of the webhook secret returned null");
    }

    @Test
    void logsFailedListenerAndObserverAtErrorWithClassAndPlace() {
        unsigned()
                .on(WebhookEvent.class, DispatchLogTest::fail)
                .observer((delivery, result) -> fail(result))
                .build()
                .dispatch(BODY);

        assertLines(
                "ERROR LISTENER_FAILED " + EVENT + " in N ms: listener WebhookEvent: java.io.IOException" + PLACE,
                "ERROR an observer failed: java.io.IOException" + PLACE);
    }

    private record NamedListener(Action action) implements WebhookListener<WebhookEvent> {
        @Override
        public void handle(WebhookEvent event) {
            action.run();
        }

        @Override
        public String name() {
            return "activate";
        }
    }

    @Test
    void logsNameOfListenerThatFailedOrRejected() {
        Action rejecting = Action.failingWith(new RejectedEventException("unknown customer"));
        for (Action action : List.<Action>of(() -> fail("any"), rejecting)) {
            unsigned().on(WebhookEvent.class, new NamedListener(action)).build().dispatch(BODY);
        }

        assertThat(log.lines().get(0))
                .isEqualTo(
                        "ERROR LISTENER_FAILED " + EVENT + " in N ms: listener activate: java.io.IOException" + PLACE);
        assertThat(log.lines().get(2))
                .startsWith("WARN LISTENER_REJECTED " + EVENT + " in N ms: listener activate: com.raliopay.webhooks.");
    }

    @Test
    void logsCausesOfFailureAndErrorItself() {
        IllegalStateException failure = new IllegalStateException("no", new IOException("disk 7", new Error("deep")));
        failure.setStackTrace(new StackTraceElement[0]);
        for (Throwable thrown : List.of(failure, new AssertionError("no"))) {
            unsigned()
                    .on(WebhookEvent.class, e -> Action.failingWith(thrown).run())
                    .build()
                    .dispatch(BODY);
        }

        String prefix = "ERROR LISTENER_FAILED " + EVENT + " in N ms: listener WebhookEvent: ";
        assertThat(log.lines().get(0))
                .matches(prefix + "java\\.lang\\.IllegalStateException,"
                        + " caused by java\\.io\\.IOException at \\S+, caused by java\\.lang\\.Error at \\S+");
        assertThat(log.lines().get(2)).matches(prefix + "java\\.lang\\.AssertionError at \\S+DispatchLogTest\\S+");
    }

    @Test
    void logsThreeCausesAtMost() {
        Exception failure = new Exception();
        failure.initCause(new Exception(failure)); // each is the cause of the other
        unsigned()
                .on(WebhookEvent.class, e -> {
                    throw failure;
                })
                .build()
                .dispatch(BODY);

        assertThat(log.lines().get(0).split("caused by", -1)).hasSize(4);
    }

    @Test
    void logsWholeExceptionAtDebugOnly() {
        WebhookDispatcher ralio =
                unsigned().on(WebhookEvent.class, DispatchLogTest::fail).build();

        ralio.dispatch(BODY);
        log.setLevel(Level.INFO);
        ralio.dispatch(BODY);

        assertThat(log.lines())
                .containsExactly(
                        "ERROR LISTENER_FAILED " + EVENT + " in N ms: listener WebhookEvent: java.io.IOException"
                                + PLACE,
                        "DEBUG the failure",
                        "ERROR LISTENER_FAILED " + EVENT + " in N ms: listener WebhookEvent: java.io.IOException"
                                + PLACE);
        assertThat(log.events.get(1).getThrowableProxy())
                .extracting(IThrowableProxy::getMessage)
                .asString()
                .startsWith("no luck with SessionVerified[");
        assertThat(log.events.get(2).getThrowableProxy()).isNull();
    }

    @Test
    void warnsOfListenersThatOutlastTheLease() {
        WebhookDispatcher.Builder builder = unsigned().on(WebhookEvent.class, e -> Thread.sleep(60));

        builder.lease(Duration.ofMillis(50)).idempotencyStore(store).build().dispatch(BODY);

        assertLines(
                "WARN " + EVENT
                        + ": the listeners took longer than the lease of PT0.05S, so that another delivery of the"
                        + " event may have been handled meanwhile; see lease(…)",
                "INFO HANDLED " + EVENT + " in N ms");
    }

    @Test
    void logsFailedCompletionAtErrorBecauseEventIsHandledAgain() {
        store.onComplete = () -> fail("complete");

        unsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(BODY);

        assertLines(
                "ERROR " + EVENT + ": handled, but marking it as completed failed, so a redelivery is handled again:"
                        + " java.io.IOException" + PLACE,
                "INFO HANDLED " + EVENT + " in N ms");
    }

    @Test
    void logsFailedReleaseAtWarnBecauseEventIsDelayed() {
        store.onRelease = () -> fail("release");

        unsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, DispatchLogTest::fail)
                .build()
                .dispatch(BODY);

        assertLines(
                "WARN " + EVENT + ": releasing the claim failed, so it lasts until its lease ends:"
                        + " java.io.IOException" + PLACE,
                "ERROR LISTENER_FAILED " + EVENT + " in N ms: listener WebhookEvent: java.io.IOException" + PLACE);
    }
}
