package com.raliopay.webhooks.quarkus;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Hands every POST to the dispatcher, byte for byte. */
@Path("/webhooks/ralio")
public final class RalioResource {

    private final WebhookDispatcher ralio;

    /** Answers as this dispatcher says. */
    public RalioResource(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    /** Without {@code @Produces}, because the answer is JSON whatever the caller accepts. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking // off the event loop, for listeners may block
    public Response deliver(byte[] body, @Context HttpHeaders headers) {
        DispatchResult result = ralio.dispatch(body, headers::getHeaderString);

        Response.ResponseBuilder response = Response.status(result.httpStatus());
        result.retryAfter().ifPresent(t -> response.header("Retry-After", t.toSeconds()));
        return response.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(result.responseBody())
                .build();
    }
}
