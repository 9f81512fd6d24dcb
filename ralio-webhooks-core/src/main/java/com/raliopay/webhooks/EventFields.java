package com.raliopay.webhooks;

import com.raliopay.webhooks.WebhookParseException.Reason;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one body, until the end of the body tells that it is JSON and which event it is. Only then is it
 * decided which of the fields matter: a field that the event does not have cannot spoil it.
 */
final class EventFields {

    private static final int COUNT = Field.values().length;

    private final @Nullable Object[] values = new @Nullable Object[COUNT];

    /** The spelling in which each field came; a field with a spelling but without a value was not readable. */
    private final @Nullable String[] spelledAs = new @Nullable String[COUNT];

    /** Notes a field; {@code value} is null when what was sent is not readable. The order of spellings does not matter. */
    void put(Field field, String name, @Nullable Object value) {
        int at = index(field);
        String before = spelledAs[at];
        if (value == null) {
            spelledAs[at] = before == null ? name : before;
        } else if (before == null || values[at] == null || field.rank(name) <= field.rank(before)) {
            spelledAs[at] = name;
            values[at] = value;
        }
    }

    /** Forgets what an earlier {@code data} said: the last one counts. */
    void startData() {
        if (values[index(Field.DATA)] != null) {
            Arrays.fill(values, index(Field.SESSION_ID), COUNT, null);
            Arrays.fill(spelledAs, index(Field.SESSION_ID), COUNT, null);
        }
    }

    @Nullable
    String type() {
        return (String) values[index(Field.TYPE)];
    }

    /** The event type; a body without one is no event. */
    String requireType() {
        String type = type();
        if (type == null) {
            throw problem(Reason.NOT_AN_EVENT, Field.TYPE);
        }
        return type;
    }

    /** What {@code data} says, where it was read as a free object. */
    @SuppressWarnings("unchecked") // EventReader puts nothing else there
    Map<String, @Nullable Object> data() {
        return values[index(Field.DATA)] instanceof Map<?, ?> data ? (Map<String, @Nullable Object>) data : Map.of();
    }

    WebhookEvent toEvent() {
        String type = requireType();
        UUID id = require(Field.ID);
        Instant timestamp = require(Field.TIMESTAMP);
        require(Field.DATA);
        return switch (type) {
            case SessionVerified.TYPE ->
                new SessionVerified(id, timestamp, subject(), require(Field.SESSION_ID), checks());
            case ManualReview.TYPE -> new ManualReview(id, timestamp, subject(), require(Field.SESSION_ID), checks());
            case SessionFailed.TYPE -> new SessionFailed(id, timestamp, subject(), require(Field.SESSION_ID), checks());
            case StateUpdated.TYPE -> {
                Long kycId = require(Field.KYC_ID);
                String level = require(Field.STATE);
                yield new StateUpdated(id, timestamp, subject(), kycId, level);
            }
            case ExpirationWarning.TYPE -> {
                Long kycId = require(Field.KYC_ID);
                LocalDate expirationDate = require(Field.EXPIRATION_DATE);
                Integer daysRemaining = require(Field.DAYS_REMAINING);
                yield new ExpirationWarning(
                        id, timestamp, subject(), kycId, expirationDate, daysRemaining, text(Field.ACTION));
            }
            default -> new UnrecognizedEvent(id, type, timestamp, data());
        };
    }

    private Subject subject() {
        return new Subject(text(Field.ENTITY_TYPE), optionalId(Field.USER_ID), optionalId(Field.RELATED_PARTY_ID));
    }

    /** An id that was sent but cannot be read is an error: the event would be handled for nobody, and be lost. */
    private Optional<UUID> optionalId(Field field) {
        return spelledAs[index(field)] == null ? Optional.empty() : Optional.of(require(field));
    }

    private String text(Field field) {
        return values[index(field)] instanceof String text ? text : "";
    }

    @SuppressWarnings("unchecked") // EventReader puts nothing else there
    private List<Check> checks() {
        return values[index(Field.CHECKS)] instanceof List<?> checks ? (List<Check>) checks : List.of();
    }

    /** A field that the event cannot do without; its type is what EventReader puts there. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> T require(Field field) {
        Object value = values[index(field)];
        if (value == null) {
            throw problem(Reason.INVALID_EVENT, field);
        }
        return (T) value;
    }

    private WebhookParseException problem(Reason reason, Field field) {
        String name = spelledAs[index(field)];
        String pointer = field.pointer(name == null ? field.documentedName() : name);
        String fault = name == null ? " is missing; expected " : " is not readable; expected ";
        return new WebhookParseException(reason, pointer, type(), pointer + fault + field.expectation());
    }

    @SuppressWarnings("EnumOrdinal") // two EnumMaps would take a fifth of the time of a parse
    private static int index(Field field) {
        return field.ordinal();
    }
}
