package com.raliopay.webhooks.simulator.inspect;

import static java.util.Objects.requireNonNullElse;

import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.inspect.HistoryEntry.Mode;
import com.raliopay.webhooks.simulator.text.PrintableText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** Composes and sends deliveries, and decides about those in the history. */
final class SendApi {

    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private static final int MAX_LABEL = 120;

    private final History history;
    private final Composer composer;
    private final Deliverer deliverer;

    SendApi(History history, Deliverer deliverer) {
        this.history = history;
        this.composer = new Composer(history);
        this.deliverer = deliverer;
    }

    void addTo(RoutesConfig routes) {
        routes.post(
                "/api/compose",
                ctx -> Exchange.json(ctx, 200, composer.compose(Exchange.read(ctx, Requests.Compose.class))));
        routes.post(
                "/api/parse",
                ctx -> Exchange.json(
                        ctx,
                        200,
                        BodyParser.parse(Exchange.read(ctx, BodyBytes.class).decode())));
        routes.post("/api/deliveries", this::send);
        routes.post("/api/deliveries/{id}/next", this::next);
        routes.post("/api/deliveries/{id}/stop", this::stop);
        routes.post("/api/deliveries/{id}/replay", this::replay);
        routes.delete("/api/history", this::clear);
    }

    private void send(Context ctx) throws IOException {
        Requests.Send request = Exchange.read(ctx, Requests.Send.class);
        if (request.body() == null) {
            throw ApiException.badRequest("The request has no body to send");
        }
        byte[] body = request.body().decode();
        if (body.length > MAX_BODY_BYTES) {
            throw new ApiException(413, "The body is longer than 4 MiB");
        }
        Signing signing = Exchange.named(Signing.values(), request.signature(), "signature");
        Mode mode = Exchange.named(Mode.values(), request.mode(), "mode");
        String label = PrintableText.of(requireNonNullElse(request.source(), ""), MAX_LABEL);
        Exchange.json(ctx, 200, new Requests.Ids(deliverer.send(body, signing, mode, label)));
    }

    private void next(Context ctx) throws IOException {
        deliverer.next(entry(ctx), Exchange.read(ctx, Requests.Next.class).skipWaits());
        Exchange.ok(ctx);
    }

    private void stop(Context ctx) {
        deliverer.stop(entry(ctx));
        Exchange.ok(ctx);
    }

    private void replay(Context ctx) throws IOException {
        boolean freshId = Exchange.read(ctx, Requests.Replay.class).freshId();
        Exchange.json(ctx, 200, new Requests.Ids(deliverer.replay(entry(ctx).requireBody(), freshId)));
    }

    private void clear(Context ctx) {
        history.clear();
        Exchange.ok(ctx);
    }

    private HistoryEntry entry(Context ctx) {
        return history.get(ctx.pathParam("id"));
    }
}
