package com.raliopay.webhooks.dbscheduler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The listener of the endpoint: stores the raw body in the table {@code ralio_event_queue}, unless the event is in it already.
 * It returns when the row is committed, so that a status of 200 means stored. {@link RalioServer}
 * shows how it is connected to a worker.
 */
public final class EventQueue implements DeliveryListener<WebhookEvent> {

    static final TaskDescriptor<byte[]> EVENT = TaskDescriptor.of("ralio-event", byte[].class);

    private static final int MAX_TYPE_LENGTH = 100;

    private final SchedulerClient scheduler;

    /**
     * Creates the listener.
     *
     * @param scheduler one that {@link #scheduler} has built. A worker's looks for new events immediately; otherwise it need not
     *     be started
     */
    public EventQueue(SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Returns the settings that the endpoint and the workers share.
     *
     * @param dataSource PostgreSQL
     * @param tasks a worker's {@link EventWorker#task()} and others; none for an endpoint
     */
    public static SchedulerBuilder scheduler(DataSource dataSource, Task<?>... tasks) {
        return Scheduler.create(dataSource, tasks)
                // A scheduler deletes old tasks that it does not know: never share a table with another application.
                .tableName("ralio_event_queue")
                .deleteUnresolvedAfter(Duration.ofDays(36_500))
                .serializer(new RawBytes())
                // Without this, a pool without autocommit rolls back what was answered with 200.
                .commitWhenAutocommitDisabled(true)
                .threads(10)
                // No more rows than there are idle threads: those that wait in memory have no heartbeat.
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(1))
                .enableImmediateExecution()
                // A killed worker's events are taken over after two to three minutes, when its claims have expired.
                .heartbeatInterval(Duration.ofSeconds(30))
                .missedHeartbeatsLimit(4)
                // Then running listeners are interrupted, and have as long again.
                .shutdownMaxWait(Duration.ofSeconds(20))
                .failureLogging(LogLevel.DEBUG, false); // the dispatcher logs each delivery
    }

    /**
     * Creates the table unless it exists.
     *
     * @throws SQLException if the database is unavailable
     */
    public static void createTable(DataSource dataSource) throws SQLException, IOException {
        try (InputStream script = requireNonNull(EventQueue.class.getResourceAsStream("event-queue.sql"))) {
            String sql = new String(script.readAllBytes(), UTF_8);
            try {
                execute(dataSource, sql);
            } catch (SQLException e) {
                execute(dataSource, sql); // PostgreSQL refuses it to one of two processes that start at the same time
            }
        }
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    @Override
    public void handle(WebhookEvent event, Delivery delivery) {
        scheduler.scheduleIfNotExists(
                EVENT.instance(key(event)).data(delivery.body()).scheduledTo(Instant.now()));
    }

    /** Returns the type, a slash and the id, with a hash instead of a type that does not fit the column. */
    private static String key(WebhookEvent event) {
        String type = event.type();
        boolean fits = type.length() <= MAX_TYPE_LENGTH && type.chars().allMatch(c -> c > '#' && c <= '~');
        return (fits ? type : "#" + sha256(type)) + "/" + event.id();
    }

    private static String sha256(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
        bytes.asCharBuffer().put(text); // not getBytes, which replaces unpaired surrogates
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Stores bodies byte for byte. The default would deserialize what is in the table as Java objects. */
    private static final class RawBytes implements Serializer {

        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
            return (byte[]) data;
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
            return type.cast(data);
        }
    }
}
