package com.raliopay.webhooks.simulator.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.raliopay.webhooks.event.EntityType;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.simulator.inspect.Parsed.Field;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads bodies as a merchant's endpoint would. */
final class BodyParser {

    private static final int MAX_TEXT = 1_000;
    private static final WebhookParser PARSER = new WebhookParser();

    /** The fields of the five types; an event has some of them. */
    private static final List<Field> FIELDS = List.of(
            field("id", "Event id", "uuid"),
            field("eventId", "Event id", "uuid"),
            field("timestamp", "Timestamp", "time"),
            field("data.sessionId", "Session id", "uuid"),
            field("data.kycId", "KYC id", "number"),
            field("data.state", "Level", "choice", KycLevel.REGULAR.name(), KycLevel.LIGHT.name()),
            field("data.userId", "User id", "uuid"),
            field("data.relatedPartyId", "Related party id", "uuid"),
            field("data.entityType", "Entity type", "choice", EntityType.USER.text(), EntityType.RELATED_PARTY.text()),
            field("data.expirationDate", "Expiration date", "date"),
            field("data.daysRemaining", "Days remaining", "number"),
            field("data.action", "Action", "text"));

    private BodyParser() {}

    private static Field field(String path, String label, String kind, String... options) {
        return new Field(path, label, "", kind, List.of(options));
    }

    static Parsed parse(byte[] body) {
        try {
            WebhookEvent event = PARSER.parse(body);
            String type = PrintableText.of(event.type(), MAX_TEXT);
            boolean known = event instanceof KycEvent;
            return new Parsed(
                    true,
                    body.length,
                    type,
                    event.id().toString(),
                    event instanceof KycEvent kyc
                            ? kyc.subject().id().map(UUID::toString).orElse(null)
                            : null,
                    PrintableText.of(event.toString(), MAX_TEXT),
                    null,
                    null,
                    null,
                    "HANDLED if a listener for " + (known ? type : "UnrecognizedEvent")
                            + " is registered, else IGNORED",
                    known ? fields(body) : List.of());
        } catch (WebhookParseException e) {
            return new Parsed(
                    false,
                    body.length,
                    e.eventType().map(type -> PrintableText.of(type, MAX_TEXT)).orElse(null),
                    null,
                    null,
                    "",
                    e.problem().name(),
                    e.pointer(),
                    e.getMessage(),
                    outcome(e),
                    e.eventType().flatMap(EventType::of).isPresent() ? fields(body) : List.of());
        }
    }

    private static String outcome(WebhookParseException e) {
        return switch (e.problem()) {
            case NOT_AN_EVENT -> "UNREADABLE: " + e.getMessage();
            case TOO_LARGE -> "TOO_LARGE: " + e.getMessage();
            case INVALID_EVENT ->
                "UNREADABLE if a listener for "
                        + PrintableText.of(e.eventType().orElse("its type"), MAX_TEXT)
                        + " is registered, else IGNORED: "
                        + e.getMessage();
        };
    }

    private static List<Field> fields(byte[] body) {
        JsonNode root = Json.object(body).orElse(null);
        List<Field> present = new ArrayList<>();
        if (root != null) {
            for (Field field : FIELDS) {
                JsonNode value = root.at("/" + field.path().replace('.', '/'));
                if (value.isValueNode() && !value.isNull()) {
                    present.add(new Field(field.path(), field.label(), value.asText(), field.kind(), field.options()));
                }
            }
        }
        return present;
    }
}
