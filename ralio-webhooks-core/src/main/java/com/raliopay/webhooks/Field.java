package com.raliopay.webhooks;

import org.jspecify.annotations.Nullable;

/** The fields that the library reads from an event. */
enum Field {
    ID("a UUID", "id"),
    TYPE("a text", "event"),
    TIMESTAMP("an ISO 8601 date and time with an offset", "timestamp"),
    DATA("an object", "data"),
    SESSION_ID("a UUID", "sessionId"),
    USER_ID("a UUID", "userId"),
    RELATED_PARTY_ID("a UUID", "relatedPartyId"),
    ENTITY_TYPE("a text", "entityType"),
    KYC_ID("an integer of 64 bits", "kycId"),
    STATE("a text", "state"),
    EXPIRATION_DATE("an ISO 8601 date", "expirationDate"),
    DAYS_REMAINING("an integer of 32 bits", "daysRemaining"),
    ACTION("a text", "action"),
    CHECKS("an array", "checks");

    private final String expectation;
    private final String documentedName;

    Field(String expectation, String documentedName) {
        this.expectation = expectation;
        this.documentedName = documentedName;
    }

    /** The field of the envelope with this name, if there is one. */
    static @Nullable Field inEnvelope(String name) {
        return switch (name) {
            case "id", "eventId", "event_id" -> ID;
            case "event", "eventType", "event_type" -> TYPE;
            case "timestamp" -> TIMESTAMP;
            case "data" -> DATA;
            default -> null;
        };
    }

    /** The field of {@code data} with this name, if there is one. */
    static @Nullable Field inData(String name) {
        return switch (name) {
            case "sessionId", "session_id" -> SESSION_ID;
            case "userId", "user_id" -> USER_ID;
            case "relatedPartyId", "related_party_id" -> RELATED_PARTY_ID;
            case "entityType", "entity_type" -> ENTITY_TYPE;
            case "kycId", "kyc_id" -> KYC_ID;
            case "state" -> STATE;
            case "expirationDate", "expiration_date" -> EXPIRATION_DATE;
            case "daysRemaining", "days_remaining" -> DAYS_REMAINING;
            case "action" -> ACTION;
            case "checks" -> CHECKS;
            default -> null;
        };
    }

    /** What a readable value is, for messages. */
    String expectation() {
        return expectation;
    }

    /** The spelling that most pages of the documentation use. */
    String documentedName() {
        return documentedName;
    }

    /** Which spelling counts where several are sent, the lowest first: as documented, another, snake_case. */
    int rank(String name) {
        return name.equals(documentedName) ? 0 : name.indexOf('_') < 0 ? 1 : 2;
    }

    /** The JSON Pointer to this field when it is spelled like this. */
    String pointer(String name) {
        return (compareTo(DATA) > 0 ? "/data/" : "/") + name;
    }
}
