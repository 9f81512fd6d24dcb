package com.raliopay.webhooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.raliopay.webhooks.WebhookParseException.Reason;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the tokens of a body. Values are converted where they stand; nothing is judged before the end of the body,
 * because bytes that are not JSON are no event, whatever their beginning says.
 */
final class EventReader {

    private static final int MAX_DEPTH = 64;

    private static final JsonFactory JSON = jsonFactory();

    /** How {@code data} is read: its known fields, or all that it says. */
    private enum DataForm {
        FIELDS,
        FREE;

        static DataForm of(String type) {
            return KycEvent.TYPES.contains(type) ? FIELDS : FREE;
        }
    }

    private final EventFields fields = new EventFields();
    private final JsonParser json;

    /** Null while the type is to decide. */
    private final @Nullable DataForm wanted;

    private @Nullable DataForm found;

    private EventReader(JsonParser json, @Nullable DataForm wanted) {
        this.json = json;
        this.wanted = wanted;
    }

    static WebhookEvent read(byte[] body) {
        EventReader reader = readAll(body, null);
        DataForm needed = DataForm.of(reader.fields.requireType());
        if (reader.found != null && reader.found != needed) {
            // The type came behind the data, so that this could not know how to read it.
            reader = readAll(body, needed);
        }
        return reader.fields.toEvent();
    }

    /** All that {@code data} says, whatever the type; empty where the body cannot be read as an object with {@code data}. */
    static Map<String, @Nullable Object> readData(byte[] body) {
        try {
            return readAll(body, DataForm.FREE).fields.data();
        } catch (WebhookParseException e) {
            return Map.of();
        }
    }

    private static EventReader readAll(byte[] body, @Nullable DataForm wanted) {
        try (JsonParser json = JSON.createParser(body)) {
            EventReader reader = new EventReader(json, wanted);
            try {
                reader.readBody();
                return reader;
            } catch (StreamConstraintsException e) {
                // The only constraint that is set. Jackson's messages may quote the body, so they end here.
                throw reader.notAnEvent("is nested too deeply; expected at most " + MAX_DEPTH + " levels");
            } catch (IOException e) {
                throw reader.notAnEvent("is not JSON");
            }
        } catch (IOException e) {
            throw new WebhookParseException(Reason.NOT_AN_EVENT, "", null, "the body is not JSON text");
        }
    }

    private WebhookParseException notAnEvent(String fault) {
        long offset = json.currentTokenLocation().getByteOffset();
        String where = offset < 0 ? "" : ", near byte " + offset;
        return new WebhookParseException(Reason.NOT_AN_EVENT, "", fields.type(), "the body " + fault + where);
    }

    private void readBody() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw notAnEvent("is not a JSON object");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            Field field = Field.inEnvelope(name);
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                readEnvelope(field, name);
            }
        }
        if (json.nextToken() != null) {
            throw notAnEvent("is more than one JSON object");
        }
    }

    private void readEnvelope(@Nullable Field field, String name) throws IOException {
        if (field == null) {
            json.skipChildren();
        } else if (field != Field.DATA) {
            readScalar(field, name);
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            readData(name);
        } else {
            fields.put(field, name, null);
            json.skipChildren();
        }
    }

    private void readData(String name) throws IOException {
        String type = fields.type();
        found = wanted != null ? wanted : type == null ? DataForm.FIELDS : DataForm.of(type);
        fields.startData();
        fields.put(Field.DATA, name, found == DataForm.FREE ? Json.object(json) : readDataFields());
    }

    private Map<String, @Nullable Object> readDataFields() throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            Field field = Field.inData(name);
            if (json.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            if (field == null) {
                json.skipChildren();
            } else if (field != Field.CHECKS) {
                readScalar(field, name);
            } else {
                fields.put(field, name, ChecksReader.read(json));
            }
        }
        return Map.of();
    }

    /** Notes a text or number; empty text is as good as none, and what is neither cannot be read. */
    private void readScalar(Field field, String name) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            fields.put(field, name, null);
            json.skipChildren();
            return;
        }
        int length = json.getTextLength();
        if (length == 0) {
            return;
        }
        char[] text = json.getTextCharacters();
        int from = json.getTextOffset();
        fields.put(
                field,
                name,
                switch (field) {
                    case ID, SESSION_ID, USER_ID, RELATED_PARTY_ID -> Scalars.uuid(text, from, length);
                    case TIMESTAMP -> Iso8601.instant(text, from, length);
                    case EXPIRATION_DATE -> Iso8601.date(text, from, length);
                    case KYC_ID -> Scalars.int64(text, from, length);
                    case DAYS_REMAINING -> Scalars.int32(text, from, length);
                    case TYPE, STATE -> Scalars.unlessBlank(json.getText());
                    default -> json.getText();
                });
    }

    private static JsonFactory jsonFactory() {
        StreamReadConstraints.Builder constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE);
        try {
            constraints.maxNameLength(Integer.MAX_VALUE);
        } catch (NoSuchMethodError e) {
            // Jackson 2.15, which has no limit for names.
        }
        return JsonFactory.builder()
                .streamReadConstraints(constraints.build())
                // Names come from outside: they do not belong into the JVM's table of strings.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // When names collide, start a new table of names instead of refusing the event.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }
}
