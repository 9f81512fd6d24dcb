package com.raliopay.webhooks.kafka;

import com.raliopay.webhooks.crashtests.Ports;
import com.raliopay.webhooks.queuecontract.QueueServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A broker that is killed and restarted during a run. */
final class KafkaServer implements QueueServer {

    private final Path folder = Files.createTempDirectory("ralio-kafka");
    private final KafkaBrokerProcess broker = KafkaBrokerProcess.start(Ports.free(), folder);

    KafkaServer() throws IOException {}

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public String address() {
        return broker.address();
    }

    @Override
    public ProcessHandle process() {
        return broker.handle();
    }

    @Override
    public void kill() {
        broker.kill();
    }

    @Override
    public void restart() throws IOException {
        broker.restart();
    }

    @Override
    public void close() throws IOException {
        broker.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
