package com.raliopay.webhooks.simulator.inspect;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.simulator.page.PageFiles;
import com.raliopay.webhooks.simulator.page.PageFiles.Library;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.function.Supplier;

/** The page with its scripts, the state, the stream of changes, and what holds for every route. */
final class PageApi {

    private static final int NOT_FOUND = 404;

    private final EventStream stream;
    private final Supplier<StateView> state;

    PageApi(EventStream stream, Supplier<StateView> state) {
        this.stream = stream;
        this.state = state;
    }

    void addTo(RoutesConfig routes) {
        routes.before(Guard::check);
        routes.get("/", ctx -> file(ctx, "index.html", "text/html"));
        routes.get("/page/{file}", PageApi::pageFile);
        for (Library library : Library.values()) {
            String path = "/lib/" + library.name().toLowerCase(Locale.ROOT) + ".js";
            routes.get(path, ctx -> text(ctx, library.script(), "text/javascript"));
        }
        routes.get("/api/state", ctx -> Exchange.json(ctx, 200, state.get()));
        routes.get("/api/stream", stream::serve);
        routes.exception(
                ApiException.class, (e, ctx) -> Exchange.error(ctx, e.status(), requireNonNull(e.getMessage())));
        routes.exception(Exception.class, (e, ctx) -> Exchange.error(ctx, 500, "The inspector failed: " + e));
        routes.error(NOT_FOUND, PageApi::unmapped);
    }

    /** A response of a route is JSON already. */
    private static void unmapped(Context ctx) {
        if (!"application/json".equals(ctx.res().getContentType())) {
            Exchange.error(ctx, NOT_FOUND, Exchange.NOTHING_HERE);
        }
    }

    private static void pageFile(Context ctx) {
        String name = ctx.pathParam("file");
        if (!name.matches("[a-z][a-z0-9-]*\\.(js|css)")) {
            throw ApiException.notFound(Exchange.NOTHING_HERE);
        }
        file(ctx, name, name.endsWith(".css") ? "text/css" : "text/javascript");
    }

    private static void file(Context ctx, String name, String type) {
        try {
            text(ctx, PageFiles.text(name), type);
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound(Exchange.NOTHING_HERE);
        }
    }

    private static void text(Context ctx, String text, String type) {
        ctx.contentType(type + "; charset=utf-8").result(text);
    }
}
