package com.raliopay.webhooks.simulator.inspect;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.inspect.HistoryEntry.Mode;
import com.raliopay.webhooks.simulator.page.PageFiles;
import com.raliopay.webhooks.simulator.page.PageFiles.Library;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The routes of the page and of its API. */
final class Api {

    /** A body of 4 MiB in base64, or as text with some escapes. */
    private static final int MAX_REQUEST_BYTES = 12 * 1024 * 1024;

    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private static final int MAX_LABEL = 120;
    private static final String NOTHING_HERE = "There is nothing at this path";

    private final History history;
    private final Composer composer;
    private final Deliverer deliverer;
    private final EventStream stream;
    private final Supplier<StateView> state;

    Api(History history, Composer composer, Deliverer deliverer, EventStream stream, Supplier<StateView> state) {
        this.history = history;
        this.composer = composer;
        this.deliverer = deliverer;
        this.stream = stream;
        this.state = state;
    }

    void addTo(RoutesConfig routes) {
        routes.before(Guard::check);
        routes.get("/", ctx -> file(ctx, PageFiles.text("index.html"), "text/html"));
        routes.get("/page/{file}", Api::pageFile);
        for (Library library : Library.values()) {
            String path = "/lib/" + library.name().toLowerCase(Locale.ROOT) + ".js";
            routes.get(path, ctx -> file(ctx, library.script(), "text/javascript"));
        }
        routes.get("/api/state", ctx -> json(ctx, 200, state.get()));
        routes.sse("/api/stream", new SseHandler(0, stream::serve));
        routes.post("/api/compose", ctx -> json(ctx, 200, composer.compose(read(ctx, Requests.Compose.class))));
        routes.post(
                "/api/parse",
                ctx -> json(
                        ctx, 200, BodyParser.parse(read(ctx, BodyBytes.class).decode())));
        routes.post("/api/deliveries", this::send);
        routes.post("/api/deliveries/{id}/next", this::next);
        routes.post("/api/deliveries/{id}/stop", this::stop);
        routes.post("/api/deliveries/{id}/replay", this::replay);
        routes.delete("/api/history", this::clear);
        routes.exception(ApiException.class, (e, ctx) -> error(ctx, e.status(), requireNonNull(e.getMessage())));
        routes.exception(Exception.class, (e, ctx) -> error(ctx, 500, "The inspector failed: " + e));
        routes.error(404, ctx -> {
            if (ctx.resultInputStream() == null || ctx.contentType() == null) {
                error(ctx, 404, NOTHING_HERE);
            }
        });
    }

    private void send(Context ctx) throws IOException {
        Requests.Send request = read(ctx, Requests.Send.class);
        if (request.body() == null) {
            throw ApiException.badRequest("The request has no body to send");
        }
        byte[] body = request.body().decode();
        if (body.length > MAX_BODY_BYTES) {
            throw new ApiException(413, "The body is longer than 4 MiB");
        }
        Signing signing = named(Signing.values(), request.signature(), "signature");
        Mode mode = named(Mode.values(), request.mode(), "mode");
        String label = requireNonNullElse(request.source(), "");
        json(ctx, 200, new Requests.Ids(deliverer.send(body, signing, mode, shortened(label))));
    }

    private void next(Context ctx) throws IOException {
        deliverer.next(entry(ctx), read(ctx, Requests.Next.class).skipWaits());
        json(ctx, 200, Map.of());
    }

    private void stop(Context ctx) {
        deliverer.stop(entry(ctx));
        json(ctx, 200, Map.of());
    }

    private void replay(Context ctx) throws IOException {
        HistoryEntry entry = entry(ctx);
        boolean freshId = read(ctx, Requests.Replay.class).freshId();
        json(ctx, 200, new Requests.Ids(deliverer.replay(entry, freshId)));
    }

    private void clear(Context ctx) {
        history.clear();
        json(ctx, 200, Map.of());
    }

    private HistoryEntry entry(Context ctx) {
        return history.get(ctx.pathParam("id"));
    }

    private static String shortened(String label) {
        return label.length() <= MAX_LABEL ? label : label.substring(0, MAX_LABEL);
    }

    private static <E extends Enum<E>> E named(E[] values, @Nullable String name, String what) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(name)) {
                return value;
            }
        }
        throw ApiException.badRequest("The request has no known " + what);
    }

    private static <T> T read(Context ctx, Class<T> type) throws IOException {
        byte[] json = ctx.bodyInputStream().readNBytes(MAX_REQUEST_BYTES + 1);
        if (json.length > MAX_REQUEST_BYTES) {
            throw new ApiException(413, "The request is too large");
        }
        return Json.read(json, type);
    }

    private static void json(Context ctx, int status, Object value) {
        ctx.status(status).contentType("application/json").result(Json.write(value));
    }

    private static void error(Context ctx, int status, String sentence) {
        json(ctx, status, Map.of("error", sentence));
    }

    private static void pageFile(Context ctx) {
        String name = ctx.pathParam("file");
        if (!name.matches("[a-z][a-z0-9-]*\\.(js|css)")) {
            throw ApiException.notFound(NOTHING_HERE);
        }
        try {
            file(ctx, PageFiles.text(name), name.endsWith(".css") ? "text/css" : "text/javascript");
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound(NOTHING_HERE);
        }
    }

    private static void file(Context ctx, String text, String type) {
        ctx.contentType(type + "; charset=utf-8").result(text);
    }
}
