package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.event.EventSamples.CHECK;
import static com.raliopay.webhooks.event.EventSamples.ID;
import static com.raliopay.webhooks.event.EventSamples.SESSION_ID;
import static com.raliopay.webhooks.event.EventSamples.SUBJECT;
import static com.raliopay.webhooks.event.EventSamples.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionEventTest {

    /** The canonical constructor, which is the same in all three records. */
    interface Constructor {
        SessionEvent create(UUID id, Instant timestamp, Subject subject, UUID sessionId, List<Check> checks);
    }

    static Stream<Arguments> constructors() {
        return Stream.of(
                arguments((Constructor) SessionVerified::new, new SessionVerified(ID, TIME, SUBJECT, SESSION_ID)),
                arguments((Constructor) ManualReview::new, new ManualReview(ID, TIME, SUBJECT, SESSION_ID)),
                arguments((Constructor) SessionFailed::new, new SessionFailed(ID, TIME, SUBJECT, SESSION_ID)));
    }

    @ParameterizedTest
    @MethodSource("constructors")
    void checksAreOptional(Constructor constructor, SessionEvent withoutChecks) {
        assertThat(withoutChecks).isEqualTo(constructor.create(ID, TIME, SUBJECT, SESSION_ID, List.of()));
        assertThat(withoutChecks).isNotEqualTo(constructor.create(ID, TIME, SUBJECT, SESSION_ID, List.of(CHECK)));
        assertThat(withoutChecks.checks()).isEmpty();
    }

    @Test
    void classDeterminesTypeAndState() {
        SessionEvent verified = new SessionVerified(ID, TIME, SUBJECT, SESSION_ID);
        SessionEvent review = new ManualReview(ID, TIME, SUBJECT, SESSION_ID);
        SessionEvent failed = new SessionFailed(ID, TIME, SUBJECT, SESSION_ID);

        assertThat(verified.type()).isEqualTo("kyc_session_verified");
        assertThat(verified.sessionState()).isEqualTo(SessionState.VERIFIED);
        assertThat(review.type()).isEqualTo("kyc_session_manual_review");
        assertThat(review.sessionState()).isEqualTo(SessionState.REVIEW);
        assertThat(failed.type()).isEqualTo("kyc_session_failed");
        assertThat(failed.sessionState()).isEqualTo(SessionState.REJECTED);
    }
}
