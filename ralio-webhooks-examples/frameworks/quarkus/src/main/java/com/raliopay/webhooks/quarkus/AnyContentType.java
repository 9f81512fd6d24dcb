package com.raliopay.webhooks.quarkus;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Replaces the content type of an event, because Quarkus answers 415 to one that cannot be parsed. */
public final class AnyContentType {

    @ServerRequestFilter(preMatching = true)
    public void replace(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().equals(RalioResource.PATH)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
    }
}
