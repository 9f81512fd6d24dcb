package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.quickstart.ServeOptions.UsageException;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows the library at work. Without arguments, delivers everything that Ralio may send to an endpoint on a free port, prints
 * a table, and ends; the exit code is 0 only if every result was expected. With {@code --serve PORT}, listens, and prints a
 * {@code curl} command that delivers a signed event.
 */
public final class Quickstart {

    static final int SUCCESS = 0;
    static final int UNEXPECTED_RESULT = 1;
    static final int USAGE_ERROR = 2;

    /** A merchant's own secret is in the environment: {@code System.getenv("RALIO_WEBHOOK_SECRET")}. */
    static final String SECRET = "quickstart-secret";

    static final String USAGE = """
            usage: without arguments, delivers everything that Ralio may send
              --serve PORT     listens for deliveries instead; 0: any free port
              --fail N         with --serve: the first N attempts of each event fail
              --delay TIME     with --serve: a listener takes 2s, or 500ms
              --down FROM..TO  with --serve: 503 at these times after the start: 5s..10s
              --help           prints this""";

    private Quickstart() {}

    /**
     * Runs the program; exits the JVM unless it succeeds.
     *
     * @param args see {@code --help}
     * @throws IOException if the endpoint cannot be started
     */
    @SuppressWarnings("SystemConsoleNull") // on Javas where it is never null, colors in a file do no harm
    public static void main(String[] args) throws IOException {
        Console console = System.console();
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        PrintStream out = new PrintStream(System.out, true, charset);
        boolean color = console != null && System.getenv("NO_COLOR") == null;
        int code = run(args, new Table(out, color));
        if (code != SUCCESS) {
            System.exit(code);
        }
    }

    /** Runs the program and returns its exit code. */
    static int run(String[] args, Table table) throws IOException {
        if (args.length == 0) {
            return demonstrate(demo -> DemoDeliveries.deliverAll(demo, SECRET), table);
        }
        if (List.of(args).contains("--help")) {
            table.line(USAGE);
            return SUCCESS;
        }
        try {
            return ServeMode.serve(ServeOptions.parse(args), table);
        } catch (UsageException e) {
            return usageError(String.valueOf(e.getMessage()), table);
        }
    }

    static int demonstrate(Consumer<Demo> script, Table table) throws IOException {
        try (Demo demo = new Demo(SECRET, table)) {
            table.line("");
            table.line("  Everything that Ralio may send, to " + demo.uri());
            table.line("");
            table.columns();
            script.accept(demo);
            return demo.summary() ? SUCCESS : UNEXPECTED_RESULT;
        }
    }

    static int usageError(String message, Table table) {
        table.line(message);
        table.line(USAGE);
        return USAGE_ERROR;
    }
}
