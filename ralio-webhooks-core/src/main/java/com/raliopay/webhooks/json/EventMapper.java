package com.raliopay.webhooks.json;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps the fields of a body to an event. {@link WebhookWriter} is the other direction. */
final class EventMapper {

    private EventMapper() {}

    static WebhookEvent event(Map<String, @Nullable Object> body) {
        String sentType = new Fields("", null, body).text("event", "eventType", "event_type");
        EventType type = EventType.of(sentType).orElse(null);
        String typeText = type == null ? sentType : type.text();
        Fields envelope = new Fields("", typeText, body);
        UUID id = envelope.uuid("id", "eventId", "event_id");
        Instant timestamp = envelope.instant("timestamp");
        Fields data = new Fields("/data", typeText, envelope.object("data"));
        try {
            return type == null
                    ? new UnrecognizedEvent(id, typeText, timestamp, data.values())
                    : known(type, id, timestamp, data);
        } catch (IllegalArgumentException e) { // Jackson refuses such names itself, but only since 2.21
            throw WebhookParseException.notAnEvent("/data", "the names in /data must be well-formed Unicode");
        }
    }

    private static WebhookEvent known(EventType type, UUID id, Instant timestamp, Fields data) {
        Subject subject = subject(data);
        return switch (type) {
            case SESSION_VERIFIED -> new SessionVerified(id, timestamp, subject, sessionId(data), checks(data));
            case MANUAL_REVIEW -> new ManualReview(id, timestamp, subject, sessionId(data), checks(data));
            case SESSION_FAILED -> new SessionFailed(id, timestamp, subject, sessionId(data), checks(data));
            case STATE_UPDATED -> new StateUpdated(id, timestamp, subject, kycId(data), data.text("state"));
            case EXPIRATION_WARNING ->
                new ExpirationWarning(
                        id,
                        timestamp,
                        subject,
                        kycId(data),
                        data.date("expirationDate", "expiration_date"),
                        data.int32("daysRemaining", "days_remaining"),
                        data.textOrEmpty("action"));
        };
    }

    private static Subject subject(Fields data) {
        return new Subject(
                data.textOrEmpty("entityType", "entity_type"),
                data.optionalUuid("userId", "user_id"),
                data.optionalUuid("relatedPartyId", "related_party_id"));
    }

    private static UUID sessionId(Fields data) {
        return data.uuid("sessionId", "session_id");
    }

    private static long kycId(Fields data) {
        return data.int64("kycId", "kyc_id");
    }

    private static List<Check> checks(Fields data) {
        return data.objects("checks", EventMapper::check);
    }

    private static Check check(Fields check) {
        return new Check(
                check.textOrEmpty("type"),
                check.textOrEmpty("state"),
                check.objectOrEmpty("data"),
                check.objects("reasons", EventMapper::reason));
    }

    private static Reason reason(Fields reason) {
        return new Reason(
                reason.textOrEmpty("type"),
                reason.textOrEmpty("code"),
                reason.textOrEmpty("message"),
                Optional.of(reason.textOrEmpty("category")));
    }
}
