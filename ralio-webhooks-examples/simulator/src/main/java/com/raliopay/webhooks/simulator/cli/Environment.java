package com.raliopay.webhooks.simulator.cli;

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
 * The environment of the program.
 *
 * @param out the standard output
 * @param err the error output, which also shows the progress bar
 * @param charset the encoding of both
 * @param terminal whether the output goes to a terminal
 * @param variables the environment variables
 * @param prompt asks the user for a secret
 */
public record Environment(
        PrintStream out,
        PrintStream err,
        Charset charset,
        boolean terminal,
        Map<String, String> variables,
        SecretPrompt prompt) {

    /** Asks for a secret without showing what is typed. */
    @FunctionalInterface
    public interface SecretPrompt {

        /** {@return the answer, or null if there is nobody to ask} */
        @Nullable
        String ask(String question);
    }

    /** Creates an environment in which nobody can be asked for the secret. */
    public Environment(
            PrintStream out, PrintStream err, Charset charset, boolean terminal, Map<String, String> variables) {
        this(out, err, charset, terminal, variables, question -> null);
    }

    @SuppressWarnings("SystemConsoleNull") // isTerminal checks consoles that are never null
    public static Environment ofThisProcess() {
        Console console = System.console();
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new Environment(
                new PrintStream(System.out, true, charset),
                new PrintStream(System.err, true, charset),
                charset,
                isTerminal(console),
                System.getenv(),
                question -> console != null && isTerminal(console) ? ask(console, question) : null);
    }

    private static @Nullable String ask(Console console, String question) {
        char[] answer = console.readPassword("%s", question);
        return answer == null ? null : new String(answer);
    }

    public PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, charset), true);
    }

    public PrintWriter errWriter() {
        return new PrintWriter(new OutputStreamWriter(err, charset), true);
    }

    /** Up to Java 21 there is a console only on a terminal. Since 22 the console has a method for this, which 17 lacks. */
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
