package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import org.junit.jupiter.api.Test;

/** What JDK 21 and later add: one case for each record is complete, without a default. */
class PatternMatchingJava21Test {

    private static String describe(byte[] body) {
        // tag::switch
        WebhookEvent event = new WebhookParser().parse(body); // throws WebhookParseException
        String line = switch (event) {
            case SessionVerified e -> "verified: " + e.sessionId();
            case ManualReview e -> "in review: " + e.sessionId();
            case SessionFailed e ->
                "failed: " + e.sessionId() + ", checks: " + e.checks().size();
            case StateUpdated e -> "level " + e.level() + ": " + e.kycId();
            case ExpirationWarning e -> "expires on " + e.expirationDate() + ": " + e.kycId();
            case UnrecognizedEvent e -> "not known to this version: " + e.type();
        };
        // end::switch
        return line;
    }

    @Test
    void aSwitchWithOneCaseForEachRecordIsComplete() {
        assertThat(describe(Fixture.SESSION_VERIFIED.bytes()))
                .isEqualTo("verified: 66062076-d3b7-470b-b5ca-cf9b92ad6b0e");
        assertThat(describe(Fixture.MANUAL_REVIEW.bytes()))
                .isEqualTo("in review: f4456ae8-bf7b-4d48-a2a6-4fd0f3d598e9");
        assertThat(describe(Fixture.SESSION_FAILED.bytes()))
                .isEqualTo("failed: 43b972aa-88c2-4791-9a7b-7a338e182a3c, checks: 1");
        assertThat(describe(Fixture.STATE_UPDATED.bytes())).isEqualTo("level REGULAR: 12345");
        assertThat(describe(Fixture.EXPIRATION_WARNING.bytes())).isEqualTo("expires on 2025-07-03: 12345");
        assertThat(describe(Fixture.UNRECOGNIZED.bytes())).isEqualTo("not known to this version: kyb_state_updated");
    }
}
