package com.raliopay.webhooks.javalin;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Passes every POST to the dispatcher, byte for byte. */
public final class RalioEndpoint implements Handler {

    private final WebhookDispatcher ralio;

    public RalioEndpoint(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    @Override
    public void handle(Context ctx) {
        // Not bodyAsBytes(), which refuses more than 1 MB.
        DispatchResult result = ralio.dispatch(ctx.bodyInputStream(), ctx::header);

        ctx.status(result.httpStatus());
        result.headers().forEach(ctx::header);
        ctx.result(result.responseBody());
    }
}
