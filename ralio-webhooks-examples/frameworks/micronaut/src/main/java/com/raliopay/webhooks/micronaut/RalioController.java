package com.raliopay.webhooks.micronaut;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Passes every POST to the dispatcher, byte for byte. */
@Controller("/webhooks/ralio")
public final class RalioController {

    private final WebhookDispatcher ralio;

    public RalioController(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    /** Runs off the event loop, because listeners may block. */
    @Post
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL) // the response is JSON whatever the sender accepts
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<String> deliver(HttpRequest<byte[]> request) {
        byte[] body = request.getBody().orElse(new byte[0]);
        DispatchResult result = ralio.dispatch(body, request.getHeaders()::get);

        MutableHttpResponse<String> response = HttpResponse.status(HttpStatus.valueOf(result.httpStatus()));
        result.headers().forEach(response::header);
        return response.body(result.responseBody());
    }
}
