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
import java.io.InputStream;

/** Passes every POST to the dispatcher, byte for byte. */
@Path(RalioResource.PATH)
public final class RalioResource {

    static final String PATH = "/webhooks/ralio";

    private final WebhookDispatcher ralio;

    public RalioResource(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    /** Has no {@code @Produces}, because the response is JSON whatever the sender accepts. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking // off the event loop, because listeners may block
    public Response deliver(InputStream body, @Context HttpHeaders headers) {
        DispatchResult result = ralio.dispatch(body, headers::getHeaderString);

        Response.ResponseBuilder response = Response.status(result.httpStatus());
        result.headers().forEach(response::header);
        return response.entity(result.responseBody()).build();
    }
}
