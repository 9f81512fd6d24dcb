package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.event.JsonValuesTest.assertRefusesChanges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionEventTest {

    private static final UUID ID = UUID.fromString("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22");
    private static final Instant TIME = Instant.parse("2026-03-17T16:35:12.501Z");
    private static final Subject SUBJECT = Subject.user(UUID.fromString("15299b4e-8af7-4716-8695-0bf1d0579944"));
    private static final UUID SESSION_ID = UUID.fromString("66062076-d3b7-470b-b5ca-cf9b92ad6b0e");
    private static final Check CHECK = new Check(
            "document",
            CheckState.REFUSED,
            Map.of("number", "X1234567L"),
            List.of(new Reason("Document", "D1", "José's is torn.", Optional.empty())));

    /** The three are made alike; only the class tells them apart. */
    interface Maker {
        SessionEvent make(UUID id, Instant timestamp, Subject subject, UUID sessionId, List<Check> checks);
    }

    static Stream<Arguments> makers() {
        return Stream.of(
                arguments((Maker) SessionVerified::new, new SessionVerified(ID, TIME, SUBJECT, SESSION_ID)),
                arguments((Maker) ManualReview::new, new ManualReview(ID, TIME, SUBJECT, SESSION_ID)),
                arguments((Maker) SessionFailed::new, new SessionFailed(ID, TIME, SUBJECT, SESSION_ID)));
    }

    @ParameterizedTest
    @MethodSource("makers")
    void checksMayBeLeftOut(Maker maker, SessionEvent withoutChecks) {
        assertThat(withoutChecks).isEqualTo(maker.make(ID, TIME, SUBJECT, SESSION_ID, List.of()));
        assertThat(withoutChecks.checks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("makers")
    void checksAreACopyThatRefusesChanges(Maker maker, SessionEvent ignored) {
        List<Check> checks = new ArrayList<>(List.of(CHECK));
        SessionEvent event = maker.make(ID, TIME, SUBJECT, SESSION_ID, checks);

        checks.clear();

        assertThat(event.checks()).containsExactly(CHECK);
        assertRefusesChanges(event.checks());
    }

    @ParameterizedTest
    @MethodSource("makers")
    void printedFormShowsNoPersonalData(Maker maker, SessionEvent withoutChecks) {
        SessionEvent event = maker.make(ID, TIME, SUBJECT, SESSION_ID, List.of(CHECK));

        assertThat(event)
                .hasToString(withoutChecks.getClass().getSimpleName()
                        + "[id=36f6bb7e-e5da-4278-9ad8-df64c8c4cd22, timestamp=2026-03-17T16:35:12.501Z, subject="
                        + SUBJECT + ", sessionId=66062076-d3b7-470b-b5ca-cf9b92ad6b0e, checks=[Check[type=document,"
                        + " state=REFUSED, data=<1 fields>, reasons=[Reason[type=Document, code=D1,"
                        + " message=<15 characters>, category=]]]]]");
    }

    @Test
    void typeAndStateFollowFromTheClass() {
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
