package com.raliopay.webhooks.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.deadletters.DeadLetters;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.testing.Fixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The code of the page works. */
@Tag("background")
class ReadmeTest {

    private static final Path SOURCE = Path.of("src/test/java/com/raliopay/webhooks/dbscheduler/ReadmeTest.java");

    /** What the merchant has. */
    private interface Accounts {
        void activate(Connection connection, Subject subject);
    }

    private record Sample(WebhookDispatcher endpoint, Scheduler scheduler) {}

    private static Sample start(String secret, DataSource dataSource, Accounts accounts) {
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource, "kyc-worker"); // not the endpoint's name
        WebhookDispatcher worker = WebhookDispatcher.builder()
                .acceptUnsigned() // the endpoint has verified the signature
                .idempotencyStore(store)
                .on(
                        SessionVerified.class,
                        store.transactional("activate", (e, connection) -> accounts.activate(connection, e.subject())))
                .build();
        EventWorker events = new EventWorker(worker, DeadLetters.create(dataSource), 15, Duration.ofSeconds(10));
        Scheduler scheduler = EventQueue.scheduler(dataSource, events.task()).build();
        scheduler.start();

        WebhookDispatcher endpoint = WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, new EventQueue(scheduler))
                .build();
        return new Sample(endpoint, scheduler);
    }

    @Test
    void handlesEventWithCodeOfPage() throws Exception {
        Fixture event = Fixture.SESSION_VERIFIED;
        List<Subject> activated = new CopyOnWriteArrayList<>();
        try (TestQueue queue = new TestQueue()) {
            JdbcIdempotencyStore.create(queue.database, "kyc-worker").createSchema();
            Sample sample = start(TestQueue.SECRET, queue.database, (connection, subject) -> activated.add(subject));

            assertThat(sample.endpoint()
                            .dispatch(event.bytes(), event.headers(TestQueue.SECRET)::get)
                            .httpStatus())
                    .isEqualTo(200);

            TestQueue.await(() -> queue.rows().isEmpty());
            sample.scheduler().stop();
        }
        assertThat(activated).containsExactly(event.event(SessionVerified.class).subject());
    }

    @Test
    void showsThisCode() throws Exception {
        String page = Files.readString(Path.of("README.md"));
        String code =
                page.substring(page.indexOf("```java") + "```java".length(), page.indexOf("        .build();\n```"));

        assertThat(withoutSpace(Files.readString(SOURCE))).contains(withoutSpace(code));
    }

    @Test
    void showsStatementsThatWork() throws Exception {
        String page = Files.readString(Path.of("README.md"));
        List<String> scripts = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(script -> script.group(1))
                .toList();

        assertThat(scripts).hasSize(2);
        try (TestQueue queue = new TestQueue()) {
            for (String script : scripts) {
                queue.execute(script);
            }
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
