package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** The HTTP response of an endpoint. */
record EndpointResponse(int status, HttpHeaders headers, String body) {

    /** Fails unless the response has the status, body and headers of the dispatcher's result. */
    void requireMatches(DispatchResult result, String sent) {
        assertThat(status + " " + body).as(sent).isEqualTo(result.httpStatus() + " " + result.responseBody());
        assertThat(mediaType())
                .as("%s: Content-Type of the response", sent)
                .hasValue(result.headers().get("Content-Type"));
        Optional<Long> retryAfter = headers.firstValue("Retry-After").map(Long::valueOf);
        assertThat(retryAfter.isPresent())
                .as("%s: has Retry-After", sent)
                .isEqualTo(result.retryAfter().isPresent());
        // The endpoint may have claimed the event earlier than the dispatcher.
        result.retryAfter()
                .ifPresent(longest -> assertThat(retryAfter.orElseThrow())
                        .as("%s: Retry-After", sent)
                        .isBetween(1L, longest.toSeconds()));
    }

    private Optional<String> mediaType() {
        return headers.firstValue("Content-Type").map(type -> type.split(";", -1)[0].strip());
    }
}
