package com.raliopay.webhooks.kafka;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** A broker in this JVM, with what tests ask it. */
final class Kafka implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final KafkaBroker broker;
    private final Admin admin;

    Kafka(Path folder) throws IOException {
        broker = KafkaBroker.start(freePort(), folder);
        admin = Admin.create(connection());
    }

    /** Returns a port that is free, like the one after it. */
    static int freePort() throws IOException {
        while (true) {
            try (ServerSocket first = new ServerSocket(0);
                    ServerSocket second = new ServerSocket(first.getLocalPort() + 1)) {
                return second.getLocalPort() - 1;
            } catch (IOException e) {
                // The second is taken.
            }
        }
    }

    String address() {
        return broker.address();
    }

    Map<String, Object> connection() {
        return Map.of("bootstrap.servers", address());
    }

    /** Returns settings for one partition and one thread, with retries after 50 and 500 milliseconds, and then 5 seconds. */
    KafkaSettings settings(int attempts) {
        return new KafkaSettings(connection(), 1, 1, 1, Duration.ofMillis(50), attempts, Duration.ofMinutes(10));
    }

    void createTopic(KafkaSettings settings) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(settings.topics(List.of("")))).all().get();
    }

    void createTopic(String topic) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    void configure(String topic, String key, String value) throws ExecutionException, InterruptedException {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                .all()
                .get();
    }

    /** Returns the configuration of a topic. */
    String configuration(String topic, String key) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        return config.get(key).value();
    }

    /** Stores bytes in the topic, as the endpoint does with a body. */
    void store(byte[] body) throws ExecutionException, InterruptedException {
        store(KafkaSettings.TOPIC, body);
    }

    /** Stores a body in the dead-letter topic, as the worker does with an event that it gives up. */
    void deadLetter(byte[] body) throws ExecutionException, InterruptedException {
        store(KafkaSettings.TOPIC + "-dlt", body);
    }

    /** Stores a record that has no value, as nobody should. */
    void storeNothing() throws ExecutionException, InterruptedException {
        store(KafkaSettings.TOPIC, null);
    }

    private void store(String topic, byte @Nullable [] body) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = settings(1).producer();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.send(new ProducerRecord<>(topic, body)).get();
        }
    }

    /** Returns all records of the first partition of a topic. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> settings = new HashMap<>(settings(1).consumer());
        settings.put("enable.auto.commit", false);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    /** Returns how many records of the topic are committed by the workers. */
    long committed() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(KafkaWorker.GROUP).partitionsToOffsetAndMetadata().get().values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    Collection<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    /** Waits until something is so. */
    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + TIMEOUT);
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
