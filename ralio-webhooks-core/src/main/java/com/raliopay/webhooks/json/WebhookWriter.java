package com.raliopay.webhooks.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as the body that Ralio would send: for queues, audit tables, and tests that need their own values.
 *
 * <pre>{@code
 * byte[] body = WebhookWriter.write(event);
 * WebhookEvent same = new WebhookParser().parse(body); // equal to event
 * }</pre>
 *
 * <p>Only what the event has an accessor for is written; other fields of the body that was received are not kept. Where you
 * need the complete record, store the raw body.
 */
public final class WebhookWriter {

    private WebhookWriter() {}

    /** Created on first use: no dispatcher needs it. */
    private static final class Json {
        static final ObjectMapper MAPPER = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build();
    }

    /**
     * {@return the body that Ralio would send for an event} It is a single line of JSON in ASCII, in the documented envelope
     * with {@code id} and {@code event}. {@code new WebhookParser().parse(write(event))} returns an equal event, unless the
     * body is longer than the parser's limit or holds a name or string longer than Jackson reads.
     *
     * @param event the event
     */
    public static byte[] write(WebhookEvent event) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", event.id());
        body.put("event", event.type());
        body.put("timestamp", event.timestamp());
        body.put("data", event instanceof KycEvent kyc ? data(kyc) : ((UnrecognizedEvent) event).data());
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the event must hold only values that JSON has", e);
        }
    }

    private static Map<String, Object> data(KycEvent event) {
        Map<String, Object> data = new LinkedHashMap<>();
        switch (EventType.of(event.type()).orElseThrow()) {
            case SESSION_VERIFIED, MANUAL_REVIEW, SESSION_FAILED -> {
                SessionEvent session = (SessionEvent) event;
                data.put("sessionId", session.sessionId());
                putSubject(data, session.subject());
                if (!session.checks().isEmpty()) {
                    data.put(
                            "checks",
                            session.checks().stream().map(WebhookWriter::check).toList());
                }
            }
            case STATE_UPDATED -> {
                StateUpdated update = (StateUpdated) event;
                data.put("kycId", update.kycId());
                putSubject(data, update.subject());
                data.put("state", update.levelText());
            }
            case EXPIRATION_WARNING -> {
                ExpirationWarning warning = (ExpirationWarning) event;
                data.put("kycId", warning.kycId());
                putSubject(data, warning.subject());
                data.put("expirationDate", warning.expirationDate());
                data.put("daysRemaining", warning.daysRemaining());
                data.put("action", warning.action());
            }
        }
        return data;
    }

    private static void putSubject(Map<String, Object> data, Subject subject) {
        subject.userId().ifPresent(id -> data.put("userId", id));
        subject.relatedPartyId().ifPresent(id -> data.put("relatedPartyId", id));
        if (!subject.entityTypeText().isEmpty()) {
            data.put("entityType", subject.entityTypeText());
        }
    }

    private static Map<String, @Nullable Object> check(Check check) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", check.type());
        String state = check.stateText(); // a number in the documentation, a string in earlier revisions
        if (!state.isEmpty()) {
            json.put("state", state.matches("0|[1-9][0-9]{0,8}") ? (Object) Integer.valueOf(state) : state);
        }
        json.put("data", check.data());
        if (!check.reasons().isEmpty()) {
            json.put(
                    "reasons",
                    check.reasons().stream().map(WebhookWriter::reason).toList());
        }
        return json;
    }

    private static Map<String, String> reason(Reason reason) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("type", reason.type());
        json.put("code", reason.code());
        json.put("message", reason.message());
        reason.category().ifPresent(category -> json.put("category", category));
        return json;
    }
}
