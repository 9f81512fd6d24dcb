package com.raliopay.webhooks.quickstart;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Shows the library at work. Without arguments: delivers all that Ralio may send to an endpoint on a free port, prints a
 * table, and ends; the exit code is 0 only if every delivery ended as expected. With {@code --serve PORT}: listens, and
 * prints a {@code curl} line that delivers a signed event.
 */
public final class Quickstart {

    static final int AS_EXPECTED = 0;
    static final int UNEXPECTED = 1;
    static final int MISUSED = 2;

    /** A merchant's own is in the environment: {@code System.getenv("RALIO_WEBHOOK_SECRET")}. */
    static final String SECRET = "quickstart-secret";

    private static final int HIGHEST_PORT = 65_535;

    private Quickstart() {}

    /**
     * Runs, and ends the program if not all is as expected.
     *
     * @param args nothing, or {@code --serve} and a port
     * @throws IOException if the endpoint cannot be started
     */
    @SuppressWarnings("SystemConsoleNull") // on Javas where it is never null, colors in a file do no harm
    public static void main(String[] args) throws IOException {
        // Else the JDK's server answers 40 ms late on a connection that is kept open.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Console console = System.console();
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        PrintStream out = new PrintStream(System.out, true, charset);
        boolean color = console != null && System.getenv("NO_COLOR") == null;
        int code = run(args, new Table(out, color));
        if (code != AS_EXPECTED) {
            System.exit(code);
        }
    }

    /** The program: gives the exit code. */
    static int run(String[] args, Table table) throws IOException {
        if (args.length == 0) {
            return demonstrate(demo -> Deliveries.all(demo, SECRET), table);
        }
        if (!args[0].equals("--serve")) {
            return misused("unknown argument: " + args[0], table);
        }
        if (args.length != 2 || !isPort(args[1])) {
            return misused("--serve needs one port, from 0 to " + HIGHEST_PORT, table);
        }
        return Serving.serve(Integer.parseInt(args[1]), table);
    }

    static int demonstrate(Consumer<Demo> script, Table table) throws IOException {
        try (Demo demo = new Demo(SECRET, table)) {
            table.line("");
            table.line("  All that Ralio may send, to " + demo.uri());
            table.line("");
            table.columns();
            script.accept(demo);
            return demo.summary() ? AS_EXPECTED : UNEXPECTED;
        }
    }

    static int misused(String message, Table table) {
        table.line(message);
        table.line("usage: no arguments to see all deliveries, or --serve PORT to listen (0: any free port)");
        return MISUSED;
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT;
    }
}
