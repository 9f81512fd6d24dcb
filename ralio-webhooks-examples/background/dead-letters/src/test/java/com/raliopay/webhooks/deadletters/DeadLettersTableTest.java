package com.raliopay.webhooks.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("background")
@ParameterizedClass
@EnumSource
class DeadLettersTableTest {

    private static final byte[] BODY = Fixture.SESSION_VERIFIED.bytes();
    private static final SessionVerified EVENT = Fixture.SESSION_VERIFIED.event(SessionVerified.class);
    private static final byte[] NO_EVENT = "{\"event\":".getBytes(UTF_8);

    private final TestDatabase database;
    private final DeadLetters deadLetters;

    DeadLettersTableTest(TestDatabase database) throws IOException {
        this.database = database;
        deadLetters = DeadLetters.create(database.dataSource());
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
    void keepsEventOfAnyType() throws Exception {
        UnrecognizedEvent odd =
                new UnrecognizedEvent(UUID.randomUUID(), "\0" + "x".repeat(100_000), Instant.now(), Map.of());

        deadLetters.keep(WebhookWriter.write(odd), Outcome.LISTENER_FAILED, null, 1);

        assertThat(deadLetters.find(DeadLetterFilter.ALL).get(0).eventId())
                .isEqualTo(odd.id().toString());
        assertThat(deadLetters.find(new DeadLetterFilter(odd.type(), null, null, null)))
                .hasSize(1);
    }

    @Test
    void worksOnPoolWithoutAutocommit() throws Exception {
        try (var pool = database.poolWithoutAutocommit()) {
            DeadLetters.create(pool).keep(BODY, Outcome.LISTENER_FAILED, null, 1);
        }

        assertThat(deadLetters.find(DeadLetterFilter.ALL)).hasSize(1);
    }

    @Test
    void keepsReadableEventBesideItsUnreadableBody() throws Exception {
        byte[] other = (new String(BODY, UTF_8) + " ").getBytes(UTF_8);
        deadLetters.keep(other, Outcome.LISTENER_FAILED, null, 1);
        deadLetters.keep(NO_EVENT, Outcome.UNREADABLE, null, 1);
        execute("UPDATE ralio_dead_letters SET event_key = '"
                + BodyKeys.of(BODY).body() + "' WHERE event_id IS NULL");

        deadLetters.keep(BODY, Outcome.LISTENER_FAILED, null, 1);

        assertThat(deadLetters.find(new DeadLetterFilter(null, Outcome.LISTENER_FAILED, null, null)))
                .singleElement()
                .satisfies(letter -> assertThat(letter.attempts()).isEqualTo(2));
        deadLetters.remove(BODY);
        assertThat(deadLetters.find(DeadLetterFilter.ALL)).isEmpty();
    }

    @Test
    void filters() throws Exception {
        deadLetters.keep(BODY, Outcome.LISTENER_FAILED, null, 1);
        deadLetters.keep(NO_EVENT, Outcome.UNREADABLE, null, 1);
        Instant now = Instant.now();
        Instant later = now.plusSeconds(60);

        assertThat(keys("kyc_session_verified", null, null, null)).containsExactly(key(BODY));
        assertThat(keys(null, Outcome.UNREADABLE, null, null)).containsExactly(key(NO_EVENT));
        assertThat(keys(null, null, now.minusSeconds(60), later)).containsExactly(key(BODY), key(NO_EVENT));
        assertThat(keys(null, null, later, null)).isEmpty();
        assertThat(keys(null, null, null, now.minusSeconds(60))).isEmpty();
        assertThat(keys("kyc_session_verified", Outcome.UNREADABLE, null, null)).isEmpty();
    }

    @Test
    void deletesByEvent() throws Exception {
        deadLetters.keep(BODY, Outcome.LISTENER_FAILED, null, 1);
        deadLetters.keep(NO_EVENT, Outcome.UNREADABLE, null, 1);

        assertThat(deadLetters.deleteEvent(EVENT.id())).isEqualTo(1);

        assertThat(keys(null, null, null, null)).containsExactly(key(NO_EVENT));
    }

    @Test
    void deletesBySubjectAlsoInUnreadableBodies() throws Exception {
        UUID person = UUID.randomUUID();
        byte[] readable = WebhookWriter.write(
                new SessionVerified(UUID.randomUUID(), Instant.now(), Subject.user(person), UUID.randomUUID()));
        byte[] unreadable = ("{\"userId\":\"" + person.toString().toUpperCase(Locale.ROOT)).getBytes(UTF_8);
        deadLetters.keep(readable, Outcome.LISTENER_FAILED, null, 1);
        deadLetters.keep(unreadable, Outcome.UNREADABLE, null, 1);
        deadLetters.keep(BODY, Outcome.LISTENER_FAILED, null, 1);

        assertThat(deadLetters.deleteSubject(person)).isEqualTo(2);

        assertThat(keys(null, null, null, null)).containsExactly(key(BODY));
    }

    @Test
    void deletesByAge() throws Exception {
        deadLetters.keep(BODY, Outcome.LISTENER_FAILED, null, 1);

        assertThat(deadLetters.deleteOlderThan(Instant.now().minusSeconds(60))).isZero();
        assertThat(deadLetters.deleteOlderThan(Instant.now().plusSeconds(60))).isEqualTo(1);
    }

    private List<String> keys(
            @Nullable String type, @Nullable Outcome outcome, @Nullable Instant since, @Nullable Instant until)
            throws SQLException {
        return deadLetters.find(new DeadLetterFilter(type, outcome, since, until)).stream()
                .map(DeadLetter::key)
                .toList();
    }

    private static String key(byte[] body) {
        return BodyKeys.of(body).event();
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
