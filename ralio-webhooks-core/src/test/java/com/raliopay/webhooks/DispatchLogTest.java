package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DispatchLogTest {

    private static final String SECRET = "whsec_3f9a";
    private static final String PLACE = "com.raliopay.webhooks.DispatchLogTest.fail(DispatchLogTest.java:n)";

    private final Logger logger = (Logger) LoggerFactory.getLogger("com.raliopay.webhooks");
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
        logger.setLevel(null);
    }

    /** The lines logged, without what depends on the machine: durations, line numbers, the module. */
    private List<String> logged() {
        return lines.list.stream()
                .map(line -> line.getLevel() + " "
                        + line.getFormattedMessage()
                                .replaceAll(" in \\d+ ms", " in N ms")
                                .replaceAll("at \\S*(com[^:]+):\\d+", "at $1:n"))
                .toList();
    }

    private WebhookDispatcher.Builder unsigned() {
        return WebhookDispatcher.builder().acceptUnsigned();
    }

    @Test
    void aDeliveryIsOneLineWithTypeAndId() {
        WebhookDispatcher ralio = unsigned().on(WebhookEvent.class, e -> {}).build();
        ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());
        ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(logged())
                .containsExactly(
                        "INFO HANDLED kyc_session_verified 36f6bb7e-e5da-4278-9ad8-df64c8c4cd22 in N ms",
                        "INFO DUPLICATE kyc_session_verified 36f6bb7e-e5da-4278-9ad8-df64c8c4cd22 in N ms");
    }

    @Test
    void aDispatcherWithoutListenersWarnsWhenItIsBuilt() {
        WebhookDispatcher ralio = unsigned().build();
        ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(logged())
                .containsExactly(
                        "WARN no listener is registered: every event is answered with 200 and ignored",
                        "DEBUG IGNORED kyc_session_verified 36f6bb7e-e5da-4278-9ad8-df64c8c4cd22 in N ms");
    }

    @Test
    void aFailureIsNamedByItsClassAndPlaceAndNotByItsMessage() {
        unsigned()
                .on(WebhookEvent.class, DispatchLogTest::fail)
                .observer((delivery, result) -> fail(result))
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(logged())
                .containsExactly(
                        "ERROR FAILED kyc_session_verified 36f6bb7e-e5da-4278-9ad8-df64c8c4cd22 in N ms: java.io.IOException"
                                + " at " + PLACE,
                        "ERROR the observer failed: java.io.IOException at " + PLACE);
    }

    @Test
    void anErrorAndTheCausesAreNamedToo() {
        IllegalStateException failure = new IllegalStateException("no", new IOException("disk 7", new Error("deep")));
        failure.setStackTrace(new StackTraceElement[0]);
        unsigned()
                .on(WebhookEvent.class, e -> {
                    throw failure;
                })
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(logged())
                .singleElement()
                .asString()
                .matches("ERROR FAILED kyc_session_verified \\S+ in N ms: java.lang.IllegalStateException,"
                        + " caused by java.io.IOException at \\S+, caused by java.lang.Error at \\S+");
    }

    @Test
    void anErrorIsNamedItself() {
        unsigned()
                .on(WebhookEvent.class, e -> {
                    throw new AssertionError("no");
                })
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(logged())
                .singleElement()
                .asString()
                .startsWith("ERROR FAILED kyc_session_verified 36f6bb7e-e5da-4278-9ad8-df64c8c4cd22 in N ms:"
                        + " java.lang.AssertionError at com.raliopay.webhooks.DispatchLogTest");
    }

    @Test
    void aMissingAndAWrongSignatureAreToldApart() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(SECRET)
                .on(WebhookEvent.class, e -> {})
                .build();
        ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());
        ralio.dispatch(Fixture.SESSION_VERIFIED.bytes(), Fixture.SESSION_VERIFIED.headers("forged")::get);

        assertThat(logged())
                .containsExactly(
                        "WARN UNVERIFIED a body in N ms: no header X-Signature",
                        "WARN UNVERIFIED a body in N ms: the signature is not that of these bytes under any current secret");
    }

    @Test
    void listenersThatOutlastTheLeaseAreWarnedOf() {
        MutableClock clock = new MutableClock();
        unsigned()
                .clock(clock)
                .on(WebhookEvent.class, e -> clock.advance(Duration.ofSeconds(91)))
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(logged())
                .containsExactly(
                        "WARN kyc_session_verified/36f6bb7e-e5da-4278-9ad8-df64c8c4cd22: the listeners took longer than the"
                                + " lease of PT1M30S, so that another delivery of the event may have been handled"
                                + " meanwhile; see lease(…)",
                        "INFO HANDLED kyc_session_verified 36f6bb7e-e5da-4278-9ad8-df64c8c4cd22 in N ms");
    }

    @Test
    void listenersThatTakeAllOfTheLeaseAreNot() {
        MutableClock clock = new MutableClock();
        unsigned()
                .clock(clock)
                .on(WebhookEvent.class, e -> clock.advance(Duration.ofSeconds(90)))
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(logged()).singleElement().asString().startsWith("INFO HANDLED");
    }

    private static void fail(Object what) throws IOException {
        throw new IOException("no luck with " + what);
    }

    @Test
    void anUnreadableBodyIsNamedByTypeAndField() {
        WebhookDispatcher ralio = unsigned().on(WebhookEvent.class, e -> {}).build();
        ralio.dispatch("{\"event\":\"kyc_session_failed\",\"id\":\"secret thing\"}");
        ralio.dispatch("not JSON");

        assertThat(logged())
                .containsExactly(
                        "ERROR UNREADABLE kyc_session_failed in N ms: /id is not readable; expected a UUID",
                        "WARN MALFORMED a body in N ms: the body is not JSON, near byte 1");
    }

    @Test
    void aTypeCannotForgeALine() {
        unsigned()
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(Fixture.UNRECOGNIZED.text().replace("kyb_state_updated", "x\\nINFO HANDLED all is well"));

        assertThat(logged())
                .singleElement()
                .asString()
                .startsWith("INFO HANDLED type#")
                .doesNotContain("well");
    }

    @Test
    void whatCannotBeRecordedIsLoggedBecauseItWillBeHandledAgain() {
        unsigned()
                .idempotencyStore(new BrokenStore(1))
                .on(WebhookEvent.class, e -> {})
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(logged()).hasSize(2);
        assertThat(logged().get(0))
                .startsWith(
                        "ERROR kyc_session_verified/36f6bb7e-e5da-4278-9ad8-df64c8c4cd22: handled, but not recorded,"
                                + " so a redelivery is handled again: java.lang.IllegalStateException at ");
        assertThat(logged().get(1)).startsWith("INFO HANDLED");
    }

    @Test
    void aClaimThatCannotBeReleasedIsLoggedBecauseTheEventIsLate() {
        unsigned()
                .idempotencyStore(new BrokenStore(1))
                .on(WebhookEvent.class, DispatchLogTest::fail)
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(logged()).hasSize(2);
        assertThat(logged().get(0))
                .startsWith(
                        "WARN kyc_session_verified/36f6bb7e-e5da-4278-9ad8-df64c8c4cd22: the claim could not be released"
                                + " and ends with its lease: java.lang.IllegalStateException at ");
        assertThat(logged().get(1)).startsWith("ERROR FAILED");
    }

    @Test
    void noBodyNoSecretAndNoSignatureIsLoggedWhateverTheOutcome() {
        for (Fixture fixture : Fixture.values()) {
            for (String secret : List.of(SECRET, "forged")) {
                for (IdempotencyStore store : List.of(new BrokenStore(0), new BrokenStore(1), new BrokenStore(2))) {
                    for (Exception failure :
                            List.of(new IOException(fixture.text()), new RejectedEventException(fixture.text()))) {
                        WebhookDispatcher.builder()
                                .secret(SECRET)
                                .idempotencyStore(store)
                                .on(WebhookEvent.class, e -> {
                                    throw failure;
                                })
                                .build()
                                .dispatch(fixture.bytes(), fixture.headers(secret)::get);
                    }
                }
            }
            String signature = fixture.headers(SECRET).get("X-Signature");
            assertThat(lines.list).isNotEmpty().allSatisfy(line -> {
                assertThat(line.getThrowableProxy()).isNull();
                assertThat(line.getFormattedMessage())
                        .doesNotContain(SECRET, signature, "userId", "MOCK", "deteriorated", "José", "X1234567L");
            });
            lines.list.clear();
        }
    }

    /** Fails from its n-th call on, with a message that nobody should see. */
    private static final class BrokenStore implements IdempotencyStore {
        private int left;

        BrokenStore(int left) {
            this.left = left;
        }

        private void use() {
            if (left-- <= 0) {
                throw new IllegalStateException("jdbc:postgresql://db?password=" + SECRET);
            }
        }

        @Override
        public Claim claim(String key, Duration lease) {
            use();
            return new Claim.Acquired("token");
        }

        @Override
        public void complete(String key, Duration retention) {
            use();
        }

        @Override
        public void release(String key, String token) {
            use();
        }
    }
}
