package com.raliopay.webhooks.deadletters;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.json.WebhookParser;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A command that lists, replays, and deletes dead letters. Run it in your own application, with its dispatcher:
 *
 * <pre>{@code
 * System.exit(new DeadLettersCommand(deadLetters, store, ralio).run(out, err, args));
 * }</pre>
 */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Lists, replays, and deletes events that ended badly.")
public final class DeadLettersCommand {

    private static final WebhookParser PARSER = new WebhookParser(Integer.MAX_VALUE);

    private final DeadLetters deadLetters;
    private final JdbcIdempotencyStore store;
    private final WebhookDispatcher ralio;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Creates the command.
     *
     * @param deadLetters what to list, replay, and delete
     * @param store the store of the dispatcher
     * @param ralio handles the replayed events. It accepts unsigned bodies, because a signature is checked before a body is kept,
     *     and has the dead letters as an observer, which removes the events that it handles
     */
    public DeadLettersCommand(DeadLetters deadLetters, JdbcIdempotencyStore store, WebhookDispatcher ralio) {
        this.deadLetters = deadLetters;
        this.store = store;
        this.ralio = ralio;
    }

    /**
     * Runs the command.
     *
     * @param args see {@code --help}
     * @return the exit code: 0, 1 if an event could not be replayed or the database is unavailable, 2 for invalid arguments
     */
    public int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(this)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, arguments) -> {
                    err.println(e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    /** The options that select dead letters. */
    static final class FilterOptions {

        @Option(names = "--type", description = "only events of this type, such as kyc_session_verified")
        @Nullable
        String type;

        @Option(names = "--outcome", description = "only events with this last outcome: ${COMPLETION-CANDIDATES}")
        @Nullable
        Outcome outcome;

        @Option(
                names = "--since",
                description = "only if the last attempt was at this time or later: 2026-11-30T08:00:00Z")
        @Nullable
        Instant since;

        @Option(names = "--until", description = "only if the last attempt was before this time")
        @Nullable
        Instant until;

        DeadLetterFilter filter() {
            return new DeadLetterFilter(type, outcome, since, until);
        }
    }

    @Command(description = "Prints the events that ended badly, the oldest first.")
    int list(@Mixin FilterOptions options) throws SQLException {
        List<DeadLetter> letters = deadLetters.find(options.filter());
        letters.forEach(letter -> print(describe(letter)));
        print(letters.size() + " events");
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Handles the events again, the oldest first, and prints each result.")
    int replay(
            @Mixin FilterOptions options,
            @Option(names = "--dry-run", description = "only prints which events would be replayed") boolean dryRun,
            @Option(
                            names = "--forget",
                            description =
                                    "also runs the listeners that have already handled the event, by removing its records"
                                            + " from the idempotency store first; the newest times of ordered listeners stay")
                    boolean forget)
            throws SQLException {
        int failed = 0;
        List<DeadLetter> letters = deadLetters.find(options.filter());
        for (DeadLetter letter : letters) {
            Optional<byte[]> body = deadLetters.body(letter);
            if (dryRun || body.isEmpty()) {
                print((dryRun ? "would replay " : "already gone ") + describe(letter));
                continue;
            }
            if (forget) {
                forget(body.get());
            }
            DispatchResult result = ralio.dispatch(body.get());
            failed += result.httpStatus() == 200 ? 0 : 1;
            print(result.outcome() + failureOf(result) + " " + describe(letter));
        }
        print(letters.size() + " events, " + failed + " failed");
        return failed == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void forget(byte[] body) {
        try {
            WebhookEvent event = PARSER.parse(body);
            store.forget(event.type(), event.id());
        } catch (WebhookParseException e) {
            // It has not been handled, so there is nothing to forget.
        }
    }

    /** What to delete. */
    static final class Deleted {

        @Option(names = "--event", required = true, description = "the id of an event")
        @Nullable
        UUID event;

        @Option(
                names = "--subject",
                required = true,
                description = "the id of a person or a business, for all its events")
        @Nullable
        UUID subject;
    }

    @Command(description = "Deletes an event, or all events of a person or a business, without handling them.")
    int delete(@ArgGroup(multiplicity = "1") Deleted deleted) throws SQLException {
        int count = deleted.event != null
                ? deadLetters.deleteEvent(deleted.event)
                : deadLetters.deleteSubject(requireNonNull(deleted.subject));
        print(count + " events deleted");
        return CommandLine.ExitCode.OK;
    }

    @Command(
            description =
                    "Deletes the events whose last attempt is longer ago than the retention, without handling them.")
    int purge(
            @Option(names = "--older-than", required = true, description = "the retention: P90D for 90 days")
                    Duration retention)
            throws SQLException {
        print(deadLetters.deleteOlderThan(Instant.now().minus(retention)) + " events deleted");
        return CommandLine.ExitCode.OK;
    }

    private void print(String line) {
        requireNonNull(spec).commandLine().getOut().println(line);
    }

    private static String describe(DeadLetter letter) {
        return (letter.type() == null ? "unreadable" : letter.type())
                + (letter.eventId() == null ? "" : " " + letter.eventId())
                + ": " + letter.outcome()
                + (letter.failure() == null ? "" : " (" + letter.failure() + ")")
                + ", " + letter.attempts() + " attempts from " + letter.first() + " to " + letter.last();
    }

    private static String failureOf(DispatchResult result) {
        return result.failure().map(e -> " (" + e.getClass().getName() + ")").orElse("");
    }
}
