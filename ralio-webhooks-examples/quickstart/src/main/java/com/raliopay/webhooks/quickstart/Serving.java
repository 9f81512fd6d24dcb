package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.EventWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Listens until it is interrupted, and prints a row for every delivery. */
final class Serving {

    /** The level of the library's log lines; read by {@code logback.xml} when the first logger is made. */
    private static final String LOG = "quickstart.log";

    private static final int BAD_REQUEST = 400;

    private final DemoMerchant merchant = new DemoMerchant();
    private final Table table;

    private Serving(Table table) {
        this.table = table;
    }

    static int serve(int port, Table table) throws IOException {
        System.setProperty(LOG, System.getProperty(LOG, "INFO"));
        return new Serving(table).untilInterrupted(port);
    }

    private int untilInterrupted(int port) throws IOException {
        try (MerchantEndpoint endpoint = new MerchantEndpoint(port, Quickstart.SECRET, merchant, this::observe)) {
            table.line("");
            table.line(
                    "  Listening on " + endpoint.uri() + " with the secret " + Quickstart.SECRET + "; Ctrl-C ends it.");
            table.line("  Paste this into another terminal. The first is handled, the next ones are duplicates:");
            table.line("");
            table.line(curl(endpoint.uri()));
            table.line("");
            table.columns();
            Thread.currentThread().join(); // waits for itself: for ever
            return Quickstart.AS_EXPECTED;
        } catch (SocketException e) {
            return Quickstart.misused("port " + port + " is unavailable: " + e.getMessage(), table);
        } catch (InterruptedException e) { // told to end
            return Quickstart.AS_EXPECTED;
        }
    }

    private void observe(Delivery delivery, DispatchResult result) {
        String what = result.event().map(WebhookEvent::type).orElse("a body");
        table.row(
                result.httpStatus() < BAD_REQUEST,
                what,
                new Answer(result.httpStatus(), result.outcome(), merchant.seen(result)));
    }

    /** A delivery of an event that is new, as one line for a shell. */
    private static String curl(URI uri) {
        String body = EventWriter.writeText(new SessionVerified(
                UUID.randomUUID(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                Subject.user(UUID.randomUUID()),
                UUID.randomUUID()));
        String signature = SignatureVerifier.of(Quickstart.SECRET).sign(body.getBytes(StandardCharsets.UTF_8));
        return "curl -i %s -H 'Content-Type: application/json' -H '%s: %s' --data-binary '%s'"
                .formatted(uri, SignatureVerifier.HEADER, signature, body);
    }
}
