package com.raliopay.webhooks.helidon;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookParser;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;

/** Hands every POST to the dispatcher, byte for byte. */
public final class RalioService implements HttpService {

    private final WebhookDispatcher ralio;

    /** Answers as this dispatcher says. */
    public RalioService(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(this::deliver);
    }

    private void deliver(ServerRequest request, ServerResponse response) throws IOException {
        byte[] body = request.content().inputStream().readNBytes(WebhookParser.DEFAULT_MAX_BODY_BYTES + 1);
        DispatchResult result = ralio.dispatch(
                body, name -> request.headers().first(HeaderNames.create(name)).orElse(null));

        response.status(result.httpStatus());
        result.retryAfter().ifPresent(t -> response.header(HeaderNames.RETRY_AFTER, "" + t.toSeconds()));
        response.header(HeaderValues.CONTENT_TYPE_JSON).send(result.responseBody());
    }
}
