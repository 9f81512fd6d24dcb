package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.sun.net.httpserver.Filter;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Listens until it is interrupted, and prints a row for every delivery. */
final class ServeMode {

    /** The level of the library's log lines, which {@code logback.xml} reads when the first logger is created. */
    private static final String LOG = "quickstart.log";

    private static final int BAD_REQUEST = 400;

    private final DemoMerchant merchant = new DemoMerchant();
    private final Table table;

    private ServeMode(Table table) {
        this.table = table;
    }

    static int serve(ServeOptions options, Table table) throws IOException {
        System.setProperty(LOG, System.getProperty(LOG, "INFO"));
        return new ServeMode(table).serveUntilInterrupted(options);
    }

    private int serveUntilInterrupted(ServeOptions options) throws IOException {
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder()
                .secret(Quickstart.SECRET)
                .on(KycEvent.class, new TroubledListener(options.fail(), options.delay()));
        WebhookDispatcher ralio = MerchantEndpoint.register(builder, merchant)
                .observer(this::observe)
                .build();
        long start = System.nanoTime();
        Filter filter = new ServeFilter(() -> options.isDownAt(Duration.ofNanos(System.nanoTime() - start)), table);
        try (MerchantEndpoint endpoint = new MerchantEndpoint(options.port(), ralio, "/", List.of(filter))) {
            table.line("");
            table.line("  Listening on " + endpoint.uri() + ", secret " + Quickstart.SECRET);
            table.line("  Ctrl-C stops it. To send an event, and duplicates of it, paste this elsewhere:");
            table.line("");
            table.line(curl(endpoint.uri()));
            table.line("");
            table.columns();
            Thread.currentThread().join(); // waits until it is interrupted
            return Quickstart.SUCCESS;
        } catch (SocketException e) {
            return Quickstart.usageError("port " + options.port() + " is unavailable: " + e.getMessage(), table);
        } catch (InterruptedException e) {
            return Quickstart.SUCCESS;
        }
    }

    private void observe(Delivery delivery, DispatchResult result) {
        String what = result.event().map(WebhookEvent::type).orElse("a body");
        table.row(
                result.httpStatus() < BAD_REQUEST,
                what,
                new DemoResult(result.httpStatus(), result.outcome(), merchant.seen(result)));
    }

    /** Returns a shell command that delivers a new event. */
    private static String curl(URI uri) {
        byte[] body = WebhookWriter.write(new SessionVerified(
                UUID.randomUUID(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                Subject.user(UUID.randomUUID()),
                UUID.randomUUID()));
        String signature = SignatureVerifier.of(Quickstart.SECRET).sign(body);
        return "curl -i %s -H 'Content-Type: application/json' -H '%s: %s' --data-binary '%s'"
                .formatted(uri, SignatureVerifier.HEADER, signature, new String(body, StandardCharsets.UTF_8));
    }
}
