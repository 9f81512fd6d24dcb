package com.raliopay.webhooks.jdbc;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A MySQL 8.0 server with the schema, started at the first use and shared by all tests of the JVM. Linux only. */
final class MySqlServer {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int PORT = start();

    /** Through the driver of MySQL. */
    static final DataSource MYSQL = database("mysql", "sslMode=DISABLED&allowPublicKeyRetrieval=true");

    /** Through the driver of MariaDB. */
    static final DataSource MARIADB = database("mariadb", "sslMode=disable&allowPublicKeyRetrieval=true");

    private MySqlServer() {}

    private static DataSource database(String driver, String options) {
        return TestDatabases.withSchema(new UrlDataSource("jdbc:" + driver + "://localhost:" + PORT + "/" + driver
                + "_tests?createDatabaseIfNotExist=true&user=root&" + options));
    }

    private static int start() {
        try {
            Path directory = Files.createTempDirectory("mysql");
            try (InputStream archive =
                    requireNonNull(ClassLoader.getSystemResourceAsStream("mysql-Linux-amd64.tar.gz"))) {
                Files.copy(archive, directory.resolve("mysql.tar.gz"));
            }
            run(directory, List.of("tar", "xzf", "mysql.tar.gz"));
            run(directory, server(directory, "--initialize-insecure"));
            int port = freePort();
            Process server = process(
                    directory,
                    server(directory, "--port=" + port, "--socket=sock", "--bind-address=localhost", "--skip-ssl"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
            awaitStart(port);
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> server(Path directory, String... options) {
        Stream<String> common = Stream.of(
                directory.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--user=root",
                "--basedir=" + directory,
                "--datadir=" + directory.resolve("data"),
                "--skip-mysqlx",
                "--innodb-flush-log-at-trx-commit=0");
        return Stream.concat(common, Stream.of(options)).toList();
    }

    private static Process process(Path directory, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
    }

    private static void run(Path directory, List<String> command) throws IOException {
        try {
            Process process = process(directory, command);
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " failed: " + Files.readString(directory.resolve("log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void awaitStart(int port) {
        DataSource server = new UrlDataSource(
                "jdbc:mysql://localhost:" + port + "/?user=root&sslMode=DISABLED&allowPublicKeyRetrieval=true");
        long start = System.nanoTime();
        while (true) {
            try (Connection connection = server.getConnection()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (System.nanoTime() - start > TIMEOUT.toNanos()) {
                    throw new IllegalStateException(e);
                }
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void stop(Process server, Path directory) {
        try {
            server.destroyForcibly().waitFor();
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException e) {
            // The system cleans its temporary files.
        }
    }
}
