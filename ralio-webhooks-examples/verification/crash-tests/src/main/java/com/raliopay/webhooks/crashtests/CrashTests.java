package com.raliopay.webhooks.crashtests;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * Runs the crash and outage tests and prints their metrics. The exit code is 0 if all guarantees hold, 1 if not, and 2 for an
 * invalid command.
 */
@Command(
        name = "crash-tests",
        mixinStandardHelpOptions = true,
        description = "Counts lost and repeated events when an endpoint is killed or its database is stopped.")
public final class CrashTests {

    static final int HOLDS = 0;
    static final int BROKEN = 1;

    /** The number of progress messages in a run. */
    private static final int REPORTS = 10;

    private final PrintWriter out;
    private final PrintWriter progress;

    CrashTests(PrintWriter out, PrintWriter progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs a command and exits with its code unless that is 0.
     *
     * @param args {@code crash} or {@code outage}, and options; {@code --help} prints them
     */
    @SuppressWarnings("SystemConsoleNull") // a console that is never null has a charset, too
    public static void main(String[] args) {
        Console console = System.console();
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        int code = commandLine(new PrintWriter(System.out, true, charset), new PrintWriter(System.err, true, charset))
                .execute(args);
        if (code != HOLDS) {
            System.exit(code);
        }
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new CrashTests(out, err)).setOut(out).setErr(err);
    }

    @Command(
            name = "crash",
            mixinStandardHelpOptions = true,
            description = "Repeatedly kills an endpoint over PostgreSQL (SIGKILL) while events are delivered to it,"
                    + " first with the idempotency store alone, then with a transactional listener.")
    int crash(
            @Option(
                            names = "--kills",
                            defaultValue = "100",
                            converter = Positive.class,
                            description = "kills in each of the two runs (default: ${DEFAULT-VALUE})")
                    int kills,
            @Option(names = "--seed", description = "seed of all random values (default: random)") @Nullable Long seed)
            throws Exception {
        long seedUsed = announced(seed, "%d kills of an endpoint in each run".formatted(kills));
        List<CrashMetrics> runs = new ArrayList<>();
        try (Postgres postgres = new Postgres()) {
            for (Protection protection : Protection.values()) {
                IntConsumer kill = progressOf(protection.title(), "kill", kills);
                runs.add(new CrashRun(postgres, protection, kills, seedUsed, kill).run());
            }
        }
        out.println(CrashMetrics.table(runs));
        return code(runs.stream().flatMap(run -> run.guarantees().stream()).allMatch(Guarantee::holds));
    }

    @Command(
            name = "outage",
            mixinStandardHelpOptions = true,
            description = "Repeatedly stops PostgreSQL while events are delivered to an endpoint,"
                    + " first with connections opened one by one, then with a pool.")
    int outage(
            @Option(
                            names = "--stops",
                            defaultValue = "10",
                            converter = Positive.class,
                            description = "stops in each of the two runs (default: ${DEFAULT-VALUE})")
                    int stops,
            @Option(names = "--seed", description = "seed of all random values (default: random)") @Nullable Long seed)
            throws Exception {
        long seedUsed = announced(seed, "%d stops of the database in each run".formatted(stops));
        List<OutageMetrics> runs = new ArrayList<>();
        for (Source source : Source.values()) {
            runs.add(new OutageRun(source, stops, seedUsed, progressOf(source.title(), "stop", stops)).run());
        }
        out.println(OutageMetrics.table(runs));
        return code(runs.stream().flatMap(run -> run.guarantees().stream()).allMatch(Guarantee::holds));
    }

    private long announced(@Nullable Long seed, String what) {
        long used = seed == null ? System.nanoTime() : seed;
        out.printf("%n  %s; seed %d; Java %s%n%n", what, used, Runtime.version());
        return used;
    }

    private IntConsumer progressOf(String run, String what, int total) {
        int step = Math.max(1, total / REPORTS);
        return number -> {
            if (number % step == 0) {
                progress.printf("  %s: %s %d of %d%n", run, what, number, total);
            }
        };
    }

    private static int code(boolean holds) {
        return holds ? HOLDS : BROKEN;
    }

    /** Converts integers from 1 to 999,999,999. */
    static final class Positive implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("[1-9][0-9]{0,8}")) {
                throw new TypeConversionException("'" + value + "' is not a positive number");
            }
            return Integer.valueOf(value);
        }
    }
}
