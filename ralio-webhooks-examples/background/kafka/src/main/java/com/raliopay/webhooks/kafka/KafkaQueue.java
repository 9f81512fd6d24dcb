package com.raliopay.webhooks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The endpoint's only listener: stores the raw body of each event in Kafka. It returns when Kafka has acknowledged it, so that
 * 200 means stored. If Kafka does not, it throws within 40 seconds, the endpoint answers 500, and Ralio sends the event again.
 *
 * <pre>{@code
 * WebhookDispatcher ralio = WebhookDispatcher.builder()
 *         .secret(System.getenv("RALIO_WEBHOOK_SECRET"))
 *         .on(WebhookEvent.class, new KafkaQueue(settings))
 *         .build();
 * }</pre>
 */
public final class KafkaQueue implements DeliveryListener<WebhookEvent>, AutoCloseable {

    private final Producer<byte[], byte[]> producer;

    public KafkaQueue(KafkaSettings settings) {
        producer = new KafkaProducer<>(settings.producer());
    }

    @Override
    public void handle(WebhookEvent event, Delivery delivery) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(KafkaSettings.TOPIC, key(event), delivery.body()))
                .get();
    }

    /** Events of one subject go to one partition, so that they are handled in order unless one of them is retried. */
    private static byte[] key(WebhookEvent event) {
        UUID key = event instanceof KycEvent kyc ? kyc.subject().id().orElse(event.id()) : event.id();
        return key.toString().getBytes(UTF_8);
    }

    /** Closes the producer: call it after the HTTP server has stopped. */
    @Override
    public void close() {
        producer.close();
    }
}
