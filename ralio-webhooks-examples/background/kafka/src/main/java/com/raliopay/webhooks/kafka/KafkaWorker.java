package com.raliopay.webhooks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.deadletters.DeadLetters;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.SingleRecordHeader;
import org.springframework.kafka.retrytopic.RetryTopicHeaders;

/**
 * Handles the events that {@link KafkaQueue} has stored. What it throws decides where {@link KafkaWorkerConfiguration} sends an event: an
 * offset is committed when the event has been handled, or has been acknowledged by the next topic.
 */
public class KafkaWorker {

    /** The consumer group. The groups of the other topics are named after it. */
    public static final String GROUP = "kyc-worker";

    private static final String OUTCOME = "ralio-outcome";
    private static final String FAILURE = "ralio-failure";

    private final WebhookDispatcher ralio;
    private final DeadLetters deadLetters;

    /**
     * Creates a worker.
     *
     * @param ralio accepts unsigned bodies, and has a store whose endpoint name is its own
     * @param deadLetters keeps the events that were not handled
     */
    public KafkaWorker(WebhookDispatcher ralio, DeadLetters deadLetters) {
        this.ralio = ralio;
        this.deadLetters = deadLetters;
    }

    /** Handles an event, from the topic or from one of the retry topics. */
    @KafkaListener(id = GROUP, topics = KafkaSettings.TOPIC, containerFactory = "ralioListenerContainerFactory")
    public void handle(ConsumerRecord<byte[], byte @Nullable []> event) {
        DispatchResult result = ralio.dispatch(body(event));
        if (result.outcome() == Outcome.UNAVAILABLE) {
            throw new UnavailableException();
        }
        switch (result.httpStatus() / 100) {
            case 2 -> inDatabase(() -> deadLetters.remove(body(event)));
            case 4 -> throw new RejectedException(result);
            default -> throw new FailedException(result);
        }
    }

    /** Keeps an event from the dead-letter topic, where it stays until the database is available. */
    public void giveUp(ConsumerRecord<byte[], byte @Nullable []> event) {
        String outcome = text(event.headers().lastHeader(OUTCOME));
        String failure = text(event.headers().lastHeader(FAILURE));
        Header attempts = event.headers().lastHeader(RetryTopicHeaders.DEFAULT_HEADER_ATTEMPTS); // those made, plus one
        inDatabase(() -> deadLetters.keep(
                body(event),
                outcome == null ? Outcome.UNAVAILABLE : Outcome.valueOf(outcome),
                failure,
                attempts == null ? 1 : ByteBuffer.wrap(attempts.value()).getInt() - 1));
    }

    /** Describes a failure to {@link #giveUp}, without the message of the exception, which may hold personal data. */
    static Headers headers(Throwable thrown) {
        Headers headers = new RecordHeaders();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof FailedException failed) {
                headers.add(
                        new SingleRecordHeader(OUTCOME, failed.outcome.name().getBytes(UTF_8)));
                headers.add(new SingleRecordHeader(FAILURE, failed.failure.getBytes(UTF_8)));
            }
        }
        return headers;
    }

    /** A record without a value is nothing that the endpoint has stored, but it must not stop the worker. */
    private static byte[] body(ConsumerRecord<byte[], byte @Nullable []> event) {
        byte[] body = event.value();
        return body == null ? new byte[0] : body;
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value().length == 0 ? null : new String(header.value(), UTF_8);
    }

    private interface DatabaseCall {
        void run() throws SQLException;
    }

    private static void inDatabase(DatabaseCall call) {
        try {
            call.run();
        } catch (SQLException | RuntimeException e) {
            throw new UnavailableException();
        }
    }

    // Without causes: spring-kafka decides by the type of the innermost cause.

    /** The event was not handled: it goes to a retry topic, or after the last attempt to the dead-letter topic. */
    static class FailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Outcome outcome;
        private final String failure;

        FailedException(DispatchResult result) {
            super(result.outcome().name());
            outcome = result.outcome();
            failure = result.failure().map(e -> e.getClass().getName()).orElse("");
        }
    }

    /** No retry can help: the event goes to the dead-letter topic. */
    static final class RejectedException extends FailedException {

        private static final long serialVersionUID = 1L;

        RejectedException(DispatchResult result) {
            super(result);
        }
    }

    /** The database is down, for all events alike: the event stays where it is. */
    static final class UnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnavailableException() {
            super(Outcome.UNAVAILABLE.name());
        }
    }
}
