package com.raliopay.webhooks.simulator;

import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is around the program.
 *
 * @param out where it prints
 * @param err where it complains, and draws the progress bar
 * @param charset the encoding of both
 * @param terminal whether a person watches
 * @param environment the environment variables
 */
record Surroundings(
        PrintStream out, PrintStream err, Charset charset, boolean terminal, Map<String, String> environment) {

    @SuppressWarnings("SystemConsoleNull") // isTerminal looks at the newer consoles, which never are null
    static Surroundings ofThisProcess() {
        Console console = System.console();
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new Surroundings(
                new PrintStream(System.out, true, charset),
                new PrintStream(System.err, true, charset),
                charset,
                isTerminal(console),
                System.getenv());
    }

    PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, charset), true);
    }

    PrintWriter errWriter() {
        return new PrintWriter(new OutputStreamWriter(err, charset), true);
    }

    /** Until Java 21 there is a console only on a terminal; from 22 on, it has to be asked, by a method that 17 lacks. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
