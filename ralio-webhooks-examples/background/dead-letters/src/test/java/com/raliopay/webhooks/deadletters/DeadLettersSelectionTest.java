package com.raliopay.webhooks.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
class DeadLettersSelectionTest {

    private static final byte[] BODY = Fixture.SESSION_VERIFIED.bytes();
    private static final SessionVerified EVENT = Fixture.SESSION_VERIFIED.event(SessionVerified.class);
    private static final byte[] NO_EVENT = "{\"event\":".getBytes(UTF_8);

    private final DeadLetters deadLetters;

    DeadLettersSelectionTest(TestDatabase database) throws IOException {
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
}
