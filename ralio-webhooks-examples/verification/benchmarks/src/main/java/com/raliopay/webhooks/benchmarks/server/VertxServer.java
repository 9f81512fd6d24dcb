package com.raliopay.webhooks.benchmarks.server;

import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.vertx.RalioEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Vert.x, as the example starts it: with a handler that may block, on the threads of the worker pool. */
final class VertxServer {

    private VertxServer() {}

    static int start(Work work, Tally tally) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(64));
        Router router = Router.router(vertx);
        if (work == Work.BARE) {
            router.post(Deliveries.PATH)
                    .handler(BodyHandler.create(false).setBodyLimit(WebhookParser.DEFAULT_MAX_BODY_BYTES + 1L))
                    .blockingHandler(ctx -> answer(ctx, tally), false);
        } else {
            new RalioEndpoint(work.dispatcher(tally)).addTo(router);
        }
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "localhost")
                .await()
                .actualPort();
    }

    /** Reads the body, and answers 200 without a body. */
    private static void answer(RoutingContext ctx, Tally tally) {
        Buffer body = ctx.body().buffer();
        if (body.getBytes().length == 0) {
            throw new IllegalStateException("the body must not be empty");
        }
        tally.received();
        ctx.response().setStatusCode(200).end();
    }
}
