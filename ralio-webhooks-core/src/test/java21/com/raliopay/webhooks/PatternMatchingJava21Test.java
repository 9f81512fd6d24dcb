package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatternMatchingJava21Test {

    private static String describe(WebhookEvent event) {
        return switch (event) {
            case SessionVerified e -> "verified: " + e.sessionId();
            case ManualReview e -> "in review: " + e.sessionId();
            case SessionFailed e -> "failed: " + e.checks().size() + " checks";
            case StateUpdated e -> "level " + e.level();
            case ExpirationWarning e -> "expires on " + e.expirationDate();
            case UnrecognizedEvent e -> "unknown: " + e.type();
        };
    }

    @Test
    void switchWithOneCaseForEachRecordIsExhaustive() {
        assertThat(Stream.of(
                                Fixture.SESSION_VERIFIED,
                                Fixture.MANUAL_REVIEW,
                                Fixture.SESSION_FAILED,
                                Fixture.STATE_UPDATED,
                                Fixture.EXPIRATION_WARNING,
                                Fixture.UNRECOGNIZED)
                        .map(fixture -> describe(fixture.event())))
                .containsExactly(
                        "verified: 66062076-d3b7-470b-b5ca-cf9b92ad6b0e",
                        "in review: f4456ae8-bf7b-4d48-a2a6-4fd0f3d598e9",
                        "failed: 1 checks",
                        "level REGULAR",
                        "expires on 2025-07-03",
                        "unknown: kyb_state_updated");
    }
}
