package com.raliopay.webhooks.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("background")
@ParameterizedClass
@EnumSource
class DeadLettersTest {

    private static final String SECRET = "test-secret";
    private static final byte[] BODY = Fixture.SESSION_VERIFIED.bytes();
    private static final SessionVerified EVENT = Fixture.SESSION_VERIFIED.event(SessionVerified.class);
    private static final byte[] NO_EVENT = "{\"event\":".getBytes(UTF_8);

    private final DataSource dataSource;
    private final DeadLetters deadLetters;

    DeadLettersTest(TestDatabase database) throws IOException {
        dataSource = database.dataSource();
        deadLetters = DeadLetters.create(dataSource);
    }

    @BeforeEach
    void createEmptyTable() throws SQLException {
        deadLetters.createTable();
        deadLetters.deleteOlderThan(Instant.now().plusSeconds(60));
    }

    @AfterAll
    static void stopServers() throws IOException {
        TestDatabase.stopAll();
    }

    @Test
    void keepsEventThatListenerCouldNotHandle() throws Exception {
        Instant before = Instant.now().minusSeconds(1);

        DispatchResult result = dispatch(BODY, failing(new IllegalStateException("a person's name")));

        assertThat(result.httpStatus()).isEqualTo(500);
        DeadLetter letter = onlyLetter();
        assertThat(letter.type()).isEqualTo("kyc_session_verified");
        assertThat(letter.eventId()).isEqualTo(EVENT.id().toString());
        assertThat(letter.outcome()).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(letter.failure()).isEqualTo("java.lang.IllegalStateException");
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.first()).isAfter(before).isEqualTo(letter.last());
        assertThat(deadLetters.body(letter))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(BODY));
    }

    @Test
    void keepsOneRowForEachEvent() throws Exception {
        dispatch(BODY, failing(new IllegalStateException()));
        DeadLetter first = onlyLetter();
        String rewritten = new String(BODY, UTF_8).replaceFirst("\\{", "{ ");
        dispatch(rewritten.getBytes(UTF_8), failing(new SQLException()));

        DeadLetter second = onlyLetter();
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.failure()).isEqualTo("java.sql.SQLException");
        assertThat(second.first()).isEqualTo(first.first());
        assertThat(second.last()).isAfter(first.last());
    }

    @Test
    void removesEventThatLaterDeliveryHandles() throws Exception {
        dispatch(BODY, failing(new IllegalStateException()));
        assertThat(dispatch(BODY, handling()).outcome()).isEqualTo(Outcome.HANDLED);

        assertThat(deadLetters.find(DeadLetterFilter.ALL)).isEmpty();
    }

    @Test
    void removesEventThatWasHandledBefore() throws Exception {
        deadLetters.keep(BODY, Outcome.LISTENER_FAILED, "java.lang.Exception", 1);
        WebhookDispatcher ralio = dispatcher(handling());
        assertThat(dispatch(ralio, Fixture.SESSION_FAILED.bytes()).outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(dispatch(ralio, BODY).outcome()).isEqualTo(Outcome.HANDLED);
        deadLetters.keep(BODY, Outcome.LISTENER_FAILED, "java.lang.Exception", 1);

        assertThat(dispatch(ralio, BODY).outcome()).isEqualTo(Outcome.DUPLICATE);

        assertThat(deadLetters.find(DeadLetterFilter.ALL)).isEmpty();
    }

    @Test
    void keepsUnreadableBody() throws Exception {
        assertThat(dispatch(NO_EVENT, handling()).outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(dispatch(NO_EVENT, handling()).outcome()).isEqualTo(Outcome.UNREADABLE);

        DeadLetter letter = onlyLetter();
        assertThat(letter.type()).isNull();
        assertThat(letter.eventId()).isNull();
        assertThat(letter.attempts()).isEqualTo(2);
        assertThat(deadLetters.body(letter))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(NO_EVENT));
    }

    @Test
    void keepsInvalidEventWithItsType() throws Exception {
        byte[] body = "{\"event\":\"kyc_session_verified\",\"data\":{}}".getBytes(UTF_8);

        assertThat(dispatch(body, handling()).outcome()).isEqualTo(Outcome.UNREADABLE);

        assertThat(onlyLetter().type()).isEqualTo("kyc_session_verified");
    }

    @Test
    void findsUnreadableBodyAgainOnceItIsReadable() throws Exception {
        BodyKeys keys = BodyKeys.of(BODY);
        deadLetters.keep(BODY, Outcome.UNREADABLE, null, 1);
        execute("UPDATE ralio_dead_letters SET event_key = '" + keys.body() + "', event_type = NULL, event_id = NULL");

        dispatch(BODY, failing(new IllegalStateException()));

        DeadLetter letter = onlyLetter();
        assertThat(letter.key()).isEqualTo(keys.event());
        assertThat(letter.eventId()).isEqualTo(EVENT.id().toString());
        assertThat(letter.attempts()).isEqualTo(2);
        dispatch(BODY, handling());
        assertThat(deadLetters.find(DeadLetterFilter.ALL)).isEmpty();
    }

    @Test
    void neverKeepsBodyWithWrongSignature() throws Exception {
        WebhookDispatcher ralio = dispatcher(failing(new IllegalStateException()));

        assertThat(ralio.dispatch(BODY, Map.of("X-Signature", "00")::get).outcome())
                .isEqualTo(Outcome.UNVERIFIED);
        byte[] tooLarge = new byte[ralio.maxBodyBytes() + 1];
        assertThat(ralio.dispatch(tooLarge, name -> null).outcome()).isEqualTo(Outcome.TOO_LARGE);

        assertThat(deadLetters.find(DeadLetterFilter.ALL)).isEmpty();
    }

    @Test
    void keepsRejectedEventBeforeTheStatusIsSent() throws Exception {
        RejectedEventException rejection = new RejectedEventException("unknown customer");
        DispatchResult result = dispatch(BODY, deadLetters.keepRejected(failing(rejection)));

        assertThat(result.httpStatus()).isEqualTo(422);
        assertThat(result.failure()).containsSame(rejection);
        assertThat(onlyLetter().outcome()).isEqualTo(Outcome.LISTENER_REJECTED);
        assertThat(onlyLetter().attempts()).isEqualTo(1);
    }

    @Test
    void asksForAnotherDeliveryIfRejectedEventCannotBeKept() throws Exception {
        DeliveryListener<SessionVerified> listener =
                deadLetters.keepRejected(failing(new RejectedEventException("unknown customer")));
        execute("DROP TABLE ralio_dead_letters");

        DispatchResult result = dispatch(BODY, listener);

        assertThat(result.httpStatus()).isEqualTo(500);
        assertThat(result.failure()).containsInstanceOf(SQLException.class);
    }

    @Test
    void passesOnNameAndOtherExceptionsOfWrappedListener() {
        DeliveryListener<SessionVerified> named = deadLetters.keepRejected(new DeliveryListener<>() {
            @Override
            public void handle(SessionVerified event, Delivery delivery) {
                throw new IllegalStateException("down");
            }

            @Override
            public String name() {
                return "activate";
            }
        });

        assertThat(named.name()).isEqualTo("activate");
        assertThatThrownBy(() -> named.handle(EVENT, Delivery.of(BODY, name -> null)))
                .hasMessage("down");
    }

    @Test
    void keepsConcurrentFailuresOfOneEventInOneRow() throws Exception {
        concurrently(40, () -> deadLetters.keep(BODY, Outcome.LISTENER_FAILED, null, 1));

        assertThat(onlyLetter().attempts()).isEqualTo(40);
    }

    @Test
    void createsTableInSeveralProcessesAtTheSameTime() throws Exception {
        for (int round = 0; round < 10; round++) {
            execute("DROP TABLE ralio_dead_letters");
            concurrently(4, deadLetters::createTable);
        }

        deadLetters.keep(BODY, Outcome.LISTENER_FAILED, null, 1);
        assertThat(onlyLetter().attempts()).isEqualTo(1);
    }

    private interface Call {
        void run() throws Exception;
    }

    private static void concurrently(int times, Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    call.run();
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private DispatchResult dispatch(byte[] body, DeliveryListener<SessionVerified> listener) {
        return dispatch(dispatcher(listener), body);
    }

    private static DispatchResult dispatch(WebhookDispatcher ralio, byte[] body) {
        return ralio.dispatch(body, SignatureVerifier.of(SECRET).headers(body)::get);
    }

    private WebhookDispatcher dispatcher(DeliveryListener<SessionVerified> listener) {
        return WebhookDispatcher.builder()
                .secret(SECRET)
                .on(SessionVerified.class, listener)
                .observer(deadLetters)
                .build();
    }

    private static WebhookListener<SessionVerified> handling() {
        return event -> {};
    }

    private static <E extends WebhookEvent> WebhookListener<E> failing(Exception failure) {
        return event -> {
            throw failure;
        };
    }

    private DeadLetter onlyLetter() throws SQLException {
        List<DeadLetter> letters = deadLetters.find(DeadLetterFilter.ALL);
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
