package com.raliopay.webhooks.deadletters;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.merchant.Customers;
import com.raliopay.webhooks.merchant.Database;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** The command with the listener of the examples, for the database in the environment variable {@code RALIO_DATABASE_URL}. */
public final class DeadLettersProgram {

    private DeadLettersProgram() {}

    /**
     * Runs the command, and ends the program if it fails.
     *
     * @param args see {@code --help}
     * @throws SQLException if the database is unavailable
     */
    public static void main(String[] args) throws SQLException {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        if (System.getenv("RALIO_DATABASE_URL") == null) {
            err.println("RALIO_DATABASE_URL is not set; it is the JDBC URL of the database with the dead letters");
            System.exit(2);
        }
        int code;
        try (HikariDataSource database = Database.open(System.getenv())) {
            code = command(database).run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), err, args);
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    private static DeadLettersCommand command(HikariDataSource database) throws SQLException {
        // The endpoint name of the worker that has handled the events so far, and the listeners that it has.
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc-worker");
        DeadLetters deadLetters = DeadLetters.create(database);
        deadLetters.createTable();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .idempotencyStore(store)
                .on(WebhookEvent.class, deadLetters.keepRejected(store.transactional("customers", Customers::update)))
                .observer(deadLetters)
                .build();
        return new DeadLettersCommand(deadLetters, store, ralio);
    }
}
