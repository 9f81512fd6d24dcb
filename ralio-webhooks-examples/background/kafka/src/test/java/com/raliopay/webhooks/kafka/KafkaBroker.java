package com.raliopay.webhooks.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** A broker, which is also its own controller, in this JVM. */
final class KafkaBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker on port 9092, or on another one, until the process is asked to end.
     *
     * @param args the port, and a folder for the data, by default a temporary one
     */
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 9092;
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("ralio-kafka");
        KafkaBroker broker = start(port, folder);
        System.out.println("Kafka listens on localhost:" + port + ", with its data in " + folder);
        broker.server.awaitShutdown();
    }

    /** Starts a broker, with the data that is in the folder if there is any. */
    static KafkaBroker start(int port, Path folder) throws IOException {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + (port + 1));
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@localhost:" + (port + 1));
        settings.put("log.dirs", folder.resolve("data").toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        // A worker that was killed is noticed after 2 seconds. The default is 45.
        settings.put("group.consumer.min.session.timeout.ms", "2000");
        settings.put("group.consumer.session.timeout.ms", "2000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "500");
        settings.put("group.consumer.heartbeat.interval.ms", "500");
        Path file = folder.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        StorageTool.execute(
                new String[] {
                    "format",
                    "--ignore-formatted",
                    "--cluster-id",
                    "ralio-webhooks-kafka22",
                    "--config",
                    file.toString()
                },
                new PrintStream(PrintStream.nullOutputStream()));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, port);
    }

    String address() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
