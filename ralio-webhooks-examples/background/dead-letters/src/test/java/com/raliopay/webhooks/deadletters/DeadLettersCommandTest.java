package com.raliopay.webhooks.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.testing.Fixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("background")
class DeadLettersCommandTest {

    private static final byte[] BODY = Fixture.SESSION_VERIFIED.bytes();
    private static final SessionVerified EVENT = Fixture.SESSION_VERIFIED.event(SessionVerified.class);
    private static final Subject CUSTOMER = Subject.user(UUID.randomUUID());

    private final JdbcDataSource dataSource = new JdbcDataSource();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> handled = new ArrayList<>();
    private boolean repaired;

    private DeadLetters deadLetters;
    private WebhookDispatcher ralio;
    private DeadLettersCommand command;

    @BeforeEach
    void createDatabase() throws Exception {
        dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        deadLetters = DeadLetters.create(dataSource);
        deadLetters.createTable();
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource, "kyc-worker");
        store.createSchema();
        ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(SessionVerified.class, store.transactional("first", (e, connection) -> handled.add("first")))
                .on(SessionVerified.class, deadLetters.keepRejected(store.transactional("second", (e, connection) -> {
                    if (!repaired) {
                        throw new RejectedEventException("unknown customer");
                    }
                    handled.add("second");
                })))
                .on(StateUpdated.class, store.transactional("level", StateUpdated::subject, (e, connection) -> {
                    if (!repaired && e.level() == KycLevel.LIGHT) {
                        throw new IllegalStateException("cannot set this level");
                    }
                    handled.add(e.level().name());
                }))
                .observer(deadLetters)
                .build();
        command = new DeadLettersCommand(deadLetters, store, ralio);
    }

    @Test
    void listsWhatEndedBadly() throws Exception {
        ralio.dispatch(BODY);

        assertThat(run("list")).isZero();

        assertThat(out.toString().lines().toList()).hasSize(2).last().isEqualTo("1 events");
        assertThat(out.toString())
                .startsWith("kyc_session_verified " + EVENT.id() + ": LISTENER_REJECTED"
                        + " (com.raliopay.webhooks.RejectedEventException), 1 attempts from ");
    }

    @Test
    void listsWhatFiltersSelect() throws Exception {
        ralio.dispatch(BODY);

        run("list", "--type", "kyc_state_updated");
        run("list", "--outcome", "listener_failed");
        run("list", "--since", "2999-01-01T00:00:00Z");
        run("list", "--until", "2020-01-01T00:00:00Z");

        assertThat(out.toString().lines()).containsOnly("0 events");
    }

    @Test
    void replaysOnlyListenersThatHaveNotHandledTheEvent() throws Exception {
        ralio.dispatch(BODY);
        repaired = true;

        assertThat(run("replay")).isZero();

        assertThat(handled).containsExactly("first", "second");
        assertThat(out.toString())
                .startsWith("HANDLED kyc_session_verified " + EVENT.id())
                .contains("1 events, 0 failed");
        assertThat(deadLetters.find(DeadLetterFilter.ALL)).isEmpty();
    }

    @Test
    void replaysAllListenersIfAskedToForget() throws Exception {
        ralio.dispatch(BODY);
        repaired = true;

        assertThat(run("replay", "--forget")).isZero();

        assertThat(handled).containsExactly("first", "first", "second");
    }

    @Test
    void replaysNothingInDryRun() throws Exception {
        ralio.dispatch(BODY);
        repaired = true;

        assertThat(run("replay", "--dry-run", "--forget")).isZero();

        assertThat(handled).containsExactly("first");
        assertThat(out.toString()).startsWith("would replay kyc_session_verified");
        assertThat(deadLetters.find(DeadLetterFilter.ALL)).hasSize(1);
    }

    @Test
    void keepsWhatFailsAgain() throws Exception {
        ralio.dispatch(BODY);

        assertThat(run("replay")).isEqualTo(1);

        assertThat(out.toString())
                .startsWith("LISTENER_REJECTED (com.raliopay.webhooks.RejectedEventException) kyc_session_verified")
                .contains("1 events, 1 failed");
        assertThat(deadLetters.find(DeadLetterFilter.ALL))
                .singleElement()
                .satisfies(letter -> assertThat(letter.attempts()).isEqualTo(2));
    }

    @Test
    void reportsUnreadableBody() throws Exception {
        deadLetters.keep("{".getBytes(UTF_8), Outcome.UNREADABLE, null, 1);

        assertThat(run("replay", "--forget")).isEqualTo(1);

        assertThat(out.toString())
                .startsWith("UNREADABLE (com.raliopay.webhooks.json.WebhookParseException) unreadable: ");
    }

    @Test
    void doesNotReplaceNewerLevelWithOlderOne() throws Exception {
        Instant now = Instant.now();
        ralio.dispatch(level(KycLevel.LIGHT, now.minusSeconds(60)));
        ralio.dispatch(level(KycLevel.REGULAR, now));
        repaired = true;

        assertThat(run("replay")).isZero();
        assertThat(handled).containsExactly("REGULAR");

        deadLetters.keep(level(KycLevel.LIGHT, now.minusSeconds(60)), Outcome.LISTENER_FAILED, null, 1);
        assertThat(run("replay", "--forget")).isZero();
        assertThat(handled).containsExactly("REGULAR");
        assertThat(deadLetters.find(DeadLetterFilter.ALL)).isEmpty();
    }

    @Test
    void deletes() throws Exception {
        ralio.dispatch(BODY);
        assertThat(run("delete", "--event", EVENT.id().toString())).isZero();
        ralio.dispatch(BODY);
        assertThat(run("delete", "--subject", EVENT.subject().id().orElseThrow().toString()))
                .isZero();
        ralio.dispatch(BODY);
        assertThat(run("purge", "--older-than", "P90D")).isZero();
        assertThat(run("purge", "--older-than", "PT0S")).isZero();

        assertThat(out.toString().lines())
                .containsExactly("1 events deleted", "1 events deleted", "0 events deleted", "1 events deleted");
    }

    @Test
    void refusesInvalidArguments() {
        assertThat(run("delete")).isEqualTo(2);
        assertThat(run("purge")).isEqualTo(2);
        assertThat(run("list", "--outcome", "BROKEN")).isEqualTo(2);
        assertThat(run("list", "--since", "yesterday")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void reportsUnavailableDatabase() {
        dataSource.setUrl("jdbc:h2:mem:absent;IFEXISTS=TRUE");

        assertThat(run("list")).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(1);
    }

    private int run(String... args) {
        return command.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private static byte[] level(KycLevel level, Instant timestamp) {
        UUID id = UUID.nameUUIDFromBytes((level + "" + timestamp).getBytes(UTF_8));
        return WebhookWriter.write(new StateUpdated(id, timestamp, CUSTOMER, 1, level));
    }
}
