package com.raliopay.webhooks.javalin;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookParser;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;

/** Hands every POST to the dispatcher, byte for byte. */
public final class RalioEndpoint implements Handler {

    private final WebhookDispatcher ralio;

    /** Answers as this dispatcher says. */
    public RalioEndpoint(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        // The stream, because bodyAsBytes() refuses more than 1 MB.
        byte[] body = ctx.bodyInputStream().readNBytes(WebhookParser.DEFAULT_MAX_BODY_BYTES + 1);
        DispatchResult result = ralio.dispatch(body, ctx::header);

        ctx.status(result.httpStatus());
        result.retryAfter().ifPresent(t -> ctx.header("Retry-After", "" + t.toSeconds()));
        ctx.contentType("application/json").result(result.responseBody());
    }
}
