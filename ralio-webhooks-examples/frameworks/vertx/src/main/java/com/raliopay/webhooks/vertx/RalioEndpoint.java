package com.raliopay.webhooks.vertx;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Passes every POST to the dispatcher, byte for byte. */
public final class RalioEndpoint {

    private final WebhookDispatcher ralio;

    public RalioEndpoint(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    /** Adds the endpoint to a router. */
    public void addTo(Router router) {
        router.post("/webhooks/ralio").handler(RalioEndpoint::hideContentType);
        router.post("/webhooks/ralio")
                .handler(BodyHandler.create(false).setBodyLimit(ralio.maxBodyBytes() + 1L))
                .blockingHandler(this::deliver, false) // on worker threads, concurrently
                .failureHandler(RalioEndpoint::fail);
    }

    /** Keeps the body handler from parsing a form, of which it would leave no bytes. */
    private static void hideContentType(RoutingContext ctx) {
        ctx.request().headers().remove("Content-Type");
        ctx.next();
    }

    /** Lets Ralio retry an event whose body is malformed; Vert.x would respond with 200. */
    private static void fail(RoutingContext ctx) {
        ctx.response().setStatusCode(ctx.statusCode() == 413 ? 413 : 503).end();
    }

    private void deliver(RoutingContext ctx) {
        Buffer body = ctx.body().buffer(); // null when empty
        HttpServerRequest request = ctx.request();
        DispatchResult result = ralio.dispatch(body == null ? new byte[0] : body.getBytes(), request::getHeader);

        HttpServerResponse response = ctx.response().setStatusCode(result.httpStatus());
        result.headers().forEach(response::putHeader);
        response.end(result.responseBody());
    }
}
