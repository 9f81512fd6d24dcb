package com.raliopay.webhooks.helidon;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Passes every POST to the dispatcher, byte for byte. */
public final class RalioService implements HttpService {

    private final WebhookDispatcher ralio;

    public RalioService(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(this::deliver);
    }

    private void deliver(ServerRequest request, ServerResponse response) {
        DispatchResult result = ralio.dispatch(
                request.content().inputStream(),
                name -> request.headers().first(HeaderNames.create(name)).orElse(null));

        response.status(result.httpStatus());
        result.headers().forEach(response::header);
        response.send(result.responseBody());
    }
}
