package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What a host answered. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final long LONGEST_LEASE_SECONDS = 90;

    /** Fails unless it is what the dispatcher said. */
    void requireFrom(DispatchResult result, String sent) {
        requireFrom(result.outcome(), sent);
        assertThat(headers.firstValue("Retry-After").isPresent())
                .as("%s: has Retry-After", sent)
                .isEqualTo(result.retryAfter().isPresent());
    }

    /** Fails unless it is what the dispatcher says for this outcome. */
    void requireFrom(Outcome outcome, String sent) {
        assertThat(status + " " + body).as(sent).isEqualTo(outcome.httpStatus() + " " + outcome.responseBody());
        assertThat(mediaType()).as("%s: content type of the answer", sent).contains("application/json");
        if (outcome == Outcome.IN_PROGRESS) {
            assertThat(headers.firstValueAsLong("Retry-After"))
                    .as("%s: Retry-After", sent)
                    .isPresent();
            assertThat(headers.firstValueAsLong("Retry-After").getAsLong())
                    .as("%s: Retry-After", sent)
                    .isBetween(1L, LONGEST_LEASE_SECONDS);
        }
    }

    private Optional<String> mediaType() {
        return headers.firstValue("Content-Type").map(type -> type.split(";", -1)[0].strip());
    }
}
