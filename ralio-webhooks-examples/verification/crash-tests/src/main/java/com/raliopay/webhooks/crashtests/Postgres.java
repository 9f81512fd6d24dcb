package com.raliopay.webhooks.crashtests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of our own, in a temporary folder, that can be stopped and started again: same data, same port. */
final class Postgres implements AutoCloseable {

    /** How to stop, in the words of {@code pg_ctl stop -m}. */
    enum StopMode {

        /** Ends the connections and rolls back their transactions; then the server ends in order. */
        FAST("INT"),

        /** Ends at once, without order: the next start recovers the data from the log, as after a crash. */
        IMMEDIATE("QUIT");

        private final String signal;

        StopMode(String signal) {
            this.signal = signal;
        }
    }

    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 10;

    private final Path directory = Files.createTempDirectory("ralio-resilience");
    private final int port = Ports.free();
    private EmbeddedPostgres server;

    Postgres() throws IOException {
        server = started();
    }

    int port() {
        return port;
    }

    /** A source of connections to this server, which opens one at each call. */
    PGSimpleDataSource dataSource(String database) {
        return dataSource(port, database, "resilience");
    }

    /** A source of connections to a server on this machine, under a name that the server knows them by. */
    static PGSimpleDataSource dataSource(int port, String database, String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(USER);
        source.setApplicationName(name);
        source.setConnectTimeout(5);
        source.setSocketTimeout(10);
        return source;
    }

    /** Stops the server, and returns when it is gone. */
    void stop(StopMode mode) throws IOException, InterruptedException {
        Path pidFile = directory.resolve("postmaster.pid");
        List<String> lines = Files.readAllLines(pidFile);
        int code = new ProcessBuilder("kill", "-s", mode.signal, lines.get(0).trim())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("the server could not be told to stop: kill ended with " + code);
        }
        // As pg_ctl does: removing this file is the last thing that the server does.
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(pidFile)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the server did not stop within " + PATIENCE);
            }
            Thread.sleep(POLL_MILLIS);
        }
        server.close(); // gives the folder free for the next start
    }

    /** Starts the server after {@link #stop}, and returns when it takes connections. */
    void startAgain() throws IOException {
        server = started();
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                // As servers have it by default. Off, as it is here otherwise, what was committed last is lost in a
                // crash.
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
