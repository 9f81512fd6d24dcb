package com.raliopay.webhooks.crashtests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server in a temporary folder that can be stopped and restarted with the same data and port. */
public final class Postgres implements AutoCloseable {

    /** The shutdown modes of {@code pg_ctl stop -m}. */
    public enum StopMode {

        /** Rolls back all transactions, closes the connections and shuts down. */
        FAST("INT"),

        /** Ends immediately: the next start recovers the data from the log, as after a crash. */
        IMMEDIATE("QUIT");

        private final String signal;

        StopMode(String signal) {
            this.signal = signal;
        }
    }

    private static final String USER = "postgres";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 10;

    private final Path directory = Files.createTempDirectory("ralio-crash-tests");
    private final int port = Ports.free();
    private EmbeddedPostgres server;

    /** Starts a server without data. */
    public Postgres() throws IOException {
        server = started();
    }

    /** Returns the port, which remains the same. */
    public int port() {
        return port;
    }

    /** Returns a data source that opens a connection in each call. */
    public PGSimpleDataSource dataSource(String database) {
        return dataSource(port, database, "crash-tests");
    }

    /** Returns a data source for a server on this machine; the name is the application name of its connections. */
    public static PGSimpleDataSource dataSource(int port, String database, String name) {
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

    /** Stops the server and returns when it has ended. */
    public void stop(StopMode mode) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-s", mode.signal, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill must exit with 0 but exited with " + code);
        }
        // The server removes this file last; pg_ctl waits for it, too.
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (Files.exists(pidFile())) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the server has not stopped within " + TIMEOUT);
            }
            Thread.sleep(POLL_MILLIS);
        }
        server.close(); // releases the folder for the next start
    }

    /** Returns the process of the running server, whose children handle the connections. */
    public ProcessHandle process() throws IOException {
        return ProcessHandle.of(pid()).orElseThrow(() -> new IOException("the server is not running"));
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).get(0).trim());
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    /** Starts the server after {@link #stop} and returns when it accepts connections. */
    public void restart() throws IOException {
        server = started();
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                // The default of servers, but not here: without it, a crash loses the last commits.
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(TIMEOUT)
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
