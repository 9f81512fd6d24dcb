package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** The HTTP response of an endpoint. */
record EndpointResponse(int status, HttpHeaders headers, String body) {

    private static final long DEFAULT_LEASE_SECONDS = 90;

    /** Fails unless the response is the one that the dispatcher's result asks for. */
    void requireMatches(DispatchResult result, String sent) {
        requireMatches(result.outcome(), sent);
        assertThat(headers.firstValue("Retry-After").isPresent())
                .as("%s: has Retry-After", sent)
                .isEqualTo(result.retryAfter().isPresent());
    }

    /** Fails unless the response has the status, body and headers of the outcome. */
    void requireMatches(Outcome outcome, String sent) {
        assertThat(status + " " + body).as(sent).isEqualTo(outcome.httpStatus() + " " + outcome.responseBody());
        assertThat(mediaType()).as("%s: Content-Type of the response", sent).contains("application/json");
        if (outcome == Outcome.IN_PROGRESS) {
            assertThat(headers.firstValueAsLong("Retry-After"))
                    .as("%s: Retry-After", sent)
                    .isPresent();
            assertThat(headers.firstValueAsLong("Retry-After").getAsLong())
                    .as("%s: Retry-After", sent)
                    .isBetween(1L, DEFAULT_LEASE_SECONDS);
        }
    }

    private Optional<String> mediaType() {
        return headers.firstValue("Content-Type").map(type -> type.split(";", -1)[0].strip());
    }
}
