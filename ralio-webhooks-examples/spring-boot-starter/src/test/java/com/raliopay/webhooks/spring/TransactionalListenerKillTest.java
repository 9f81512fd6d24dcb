package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import jakarta.persistence.EntityManager;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Ends processes in the middle of a delivery, and dispatches the event again in another process. */
@Tag("spring-boot")
class TransactionalListenerKillTest {

    private static final int KILLED = 9;

    enum Moment {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    /** The process that does not survive. */
    static final class Victim {

        private Victim() {}

        /** Takes the URL of the database, the moment, and the body in Base64. */
        public static void main(String[] args) {
            ConfigurableApplicationContext app = TransactionSetup.POSTGRESQL_WITH_JPA.start(args[0], Levels.class);
            boolean afterCommit = Moment.valueOf(args[1]) == Moment.AFTER_COMMIT;
            app.getBean(Levels.class).afterwards = () -> kill(app, afterCommit);
            dispatch(app, Base64.getDecoder().decode(args[2]));
        }

        private static void kill(ConfigurableApplicationContext app, boolean afterCommit) {
            if (!afterCommit) {
                app.getBean(EntityManager.class).flush();
                Runtime.getRuntime().halt(KILLED);
            }
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    Runtime.getRuntime().halt(KILLED);
                }
            });
        }
    }

    private static Outcome dispatch(ConfigurableApplicationContext app, byte[] body) {
        return app.getBean(WebhookDispatcher.class)
                .dispatch(body, SignatureVerifier.of("test").headers(body)::get)
                .outcome();
    }

    @ParameterizedTest
    @EnumSource
    void changesDatabaseOnce(Moment moment) throws Exception {
        StateUpdated event = new StateUpdated(
                UUID.randomUUID(),
                Instant.parse("2026-01-02T03:04:05Z"),
                Subject.user(UUID.randomUUID()),
                1,
                "LEVEL_1");
        byte[] body = WebhookWriter.write(event);
        try (ConfigurableApplicationContext app = TransactionSetup.POSTGRESQL_WITH_JPA.start(Levels.class)) {
            String url = app.getEnvironment().getRequiredProperty("spring.datasource.url");
            assertThat(exitCode(url, moment.name(), Base64.getEncoder().encodeToString(body)))
                    .isEqualTo(KILLED);
            JdbcTemplate jdbc = app.getBean(JdbcTemplate.class);
            assertThat(changes(jdbc)).isEqualTo(moment == Moment.AFTER_COMMIT ? 1 : 0);

            assertThat(dispatch(app, body)).isEqualTo(Outcome.IN_PROGRESS);
            jdbc.update("UPDATE ralio_webhook_events SET expires_at = 0 WHERE endpoint = 'ralio'"); // the lease ends
            assertThat(dispatch(app, body)).isEqualTo(Outcome.HANDLED);
            assertThat(changes(jdbc)).isEqualTo(1);
            assertThat(app.getBean(Levels.class).calls).hasValue(moment == Moment.AFTER_COMMIT ? 0 : 1);
        }
    }

    private static int changes(JdbcTemplate jdbc) {
        Integer sum = jdbc.queryForObject("SELECT COALESCE(SUM(changes), 0) FROM customer", Integer.class);
        return sum == null ? -1 : sum;
    }

    private static int exitCode(String... args) throws Exception {
        ProcessBuilder victim = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Victim.class.getName());
        victim.command().addAll(List.of(args));
        Process process = victim.redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
