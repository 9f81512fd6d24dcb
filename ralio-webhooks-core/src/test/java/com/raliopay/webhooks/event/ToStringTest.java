package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.event.EventSamples.ID;
import static com.raliopay.webhooks.event.EventSamples.SESSION_ID;
import static com.raliopay.webhooks.event.EventSamples.SUBJECT;
import static com.raliopay.webhooks.event.EventSamples.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events end up in logs: no record shows free-form data or messages, nor text that could forge a line. */
class ToStringTest {

    private static final String HOSTILE = "x\n\u001b[2K\u202ey";
    private static final String ESCAPED = "x\\u000a\\u001b[2K\\u202ey";
    private static final String SECRET = "José, born 1971";

    static Stream<Record> hostileRecords() {
        Subject subject = new Subject(HOSTILE, Optional.of(ID), Optional.empty());
        Reason reason = new Reason(HOSTILE, HOSTILE, SECRET, Optional.of(HOSTILE));
        Check check = new Check(HOSTILE, HOSTILE, Map.of(SECRET, SECRET), List.of(reason));
        return Stream.of(
                subject,
                reason,
                check,
                new SessionVerified(ID, TIME, subject, ID, List.of(check)),
                new ManualReview(ID, TIME, subject, ID, List.of(check)),
                new SessionFailed(ID, TIME, subject, ID, List.of(check)),
                new StateUpdated(ID, TIME, SUBJECT, 1, HOSTILE),
                new ExpirationWarning(ID, TIME, SUBJECT, 1, LocalDate.EPOCH, 14, HOSTILE),
                new UnrecognizedEvent(ID, HOSTILE, TIME, Map.of(SECRET, SECRET)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostileRecords")
    void escapesTextThatWasSentAndOmitsPersonalData(Record record) {
        assertThat(record.toString()).contains(ESCAPED).doesNotContain(SECRET).matches("[^\\p{Cc}\\p{Cf}]*");
    }

    @Test
    void escapesEachTextOfReasonAndCheck() {
        Reason reason = new Reason("a\n", "b\n", "", Optional.of("c\n"));

        assertThat(new Check("d\n", "e\n", Map.of(), List.of(reason)))
                .hasToString("Check[type=d\\u000a, stateText=e\\u000a, data=<0 fields>, reasons=["
                        + "Reason[type=a\\u000a, code=b\\u000a, message=<0 characters>, category=c\\u000a]]]");
    }

    @Test
    void showsComponentsOfSessionEvent() {
        assertThat(new SessionFailed(ID, TIME, SUBJECT, SESSION_ID, List.of(EventSamples.CHECK)))
                .hasToString(
                        "SessionFailed[id=36f6bb7e-e5da-4278-9ad8-df64c8c4cd22, timestamp=2026-03-17T16:35:12.501Z,"
                                + " subject=Subject[entityTypeText=user, userId=Optional[15299b4e-8af7-4716-8695-0bf1d0579944],"
                                + " relatedPartyId=Optional.empty], sessionId=66062076-d3b7-470b-b5ca-cf9b92ad6b0e,"
                                + " checks=[Check[type=document, stateText=2, data=<1 fields>, reasons=[Reason[type=Document,"
                                + " code=D1, message=<15 characters>, category=]]]]]");
    }

    @Test
    void showsComponentsOfStateUpdated() {
        assertThat(new StateUpdated(ID, TIME, SUBJECT, 12345, "Premium"))
                .hasToString("StateUpdated[id=36f6bb7e-e5da-4278-9ad8-df64c8c4cd22, timestamp=2026-03-17T16:35:12.501Z,"
                        + " subject=" + SUBJECT + ", kycId=12345, levelText=Premium]");
    }

    @Test
    void showsComponentsOfExpirationWarning() {
        assertThat(new ExpirationWarning(ID, TIME, SUBJECT, 12345, LocalDate.of(2026, 3, 31), 14, "Renew."))
                .hasToString("ExpirationWarning[id=36f6bb7e-e5da-4278-9ad8-df64c8c4cd22,"
                        + " timestamp=2026-03-17T16:35:12.501Z, subject=" + SUBJECT + ", kycId=12345,"
                        + " expirationDate=2026-03-31, daysRemaining=14, action=Renew.]");
    }

    @Test
    void showsTypeAndSizeOfUnrecognizedEvent() {
        assertThat(new UnrecognizedEvent(ID, "payin_settled", TIME, Map.of("iban", "ES91", "amount", 5)))
                .hasToString("UnrecognizedEvent[id=36f6bb7e-e5da-4278-9ad8-df64c8c4cd22, type=payin_settled,"
                        + " timestamp=2026-03-17T16:35:12.501Z, data=<2 fields>]");
    }
}
