package com.raliopay.webhooks.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.config.TopicBuilder;

/**
 * What Kafka must be told so that no event is lost. Everything else has Kafka's defaults.
 *
 * @param connection {@code bootstrap.servers}, and what else the clients need to connect, such as {@code security.protocol}
 * @param partitions the number of partitions of each topic, and so the most threads that handle events, over all workers
 * @param replicas the number of brokers that have a copy of each event: 3 in production
 * @param threads the number of threads of one worker that handle events
 * @param firstRetry the delay of the first retry; the second waits 10 times as long, the third and all others 100 times
 * @param attempts the number of attempts before an event becomes a dead letter
 * @param databaseWait how long an event waits in place for the worker's database before it waits in a retry topic
 */
public record KafkaSettings(
        Map<String, Object> connection,
        int partitions,
        int replicas,
        int threads,
        Duration firstRetry,
        int attempts,
        Duration databaseWait) {

    /** The topic of the events. The retry topics and the dead-letter topic are named after it. */
    public static final String TOPIC = "ralio-kyc";

    /** 1 MiB, which is the dispatcher's limit, and as much for headers and what else is around a body. */
    private static final int MAX_RECORD_BYTES = 2 * 1024 * 1024;

    /** Returns settings with 12 partitions, 4 threads, and retries after 10, 100, and then every 1,000 seconds for 3 days. */
    public static KafkaSettings of(Map<String, Object> connection, int replicas) {
        return new KafkaSettings(connection, 12, replicas, 4, Duration.ofSeconds(10), 300, Duration.ofMinutes(10));
    }

    /** Returns the settings of a producer of the endpoint, or of the worker's retries. */
    public Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all"); // acknowledged by every replica that is in sync
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES); // by default less than 1 MiB with a key
        // Together 40 seconds: the endpoint must answer before Ralio gives up after 60. Long enough to elect a new
        // leader.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        return settings;
    }

    /** Returns the settings of the worker's consumers. */
    public Map<String, Object> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class); // accepts any bytes
        // Kafka 4: a thread that is busy does not hold up the others when workers come and go.
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // The default, latest, would skip what was stored before the first worker started, or whose offsets have
        // expired.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A thread that has not finished 5 events within 8 minutes loses its partitions: the lease, 90 seconds, for
        // each.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 8 * 60 * 1000);
        return settings;
    }

    /** Returns the topic, the retry topics, and the dead-letter topic, to create or to update. */
    NewTopic[] topics(List<String> suffixes) {
        return suffixes.stream()
                .map(suffix -> TopicBuilder.name(TOPIC + suffix)
                        .partitions(partitions)
                        .replicas(replicas)
                        .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(1, replicas - 1)))
                        .config(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false")
                        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES))
                        // Kafka deletes events that are older, handled or not: longer than the longest outage of the
                        // workers.
                        .config(TopicConfig.RETENTION_MS_CONFIG, millis(Duration.ofDays(14)))
                        // Deletes in steps of a day. The default is a week, by which personal data would be kept
                        // longer.
                        .config(TopicConfig.SEGMENT_MS_CONFIG, millis(Duration.ofDays(1)))
                        .build())
                .toArray(NewTopic[]::new);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
