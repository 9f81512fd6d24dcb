package com.raliopay.webhooks;

import com.raliopay.webhooks.JsonCursor.Kind;
import com.raliopay.webhooks.WebhookParseException.Reason;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the values of a body. Values are converted where they stand; nothing is judged before the end of the body,
 * because bytes that are not JSON are no event, whatever their beginning says.
 */
final class EventReader {

    /** How {@code data} is read: its known fields, or all that it says. */
    private enum DataForm {
        FIELDS,
        FREE;

        static DataForm of(String type) {
            return KycEvent.TYPES.contains(type) ? FIELDS : FREE;
        }
    }

    private final EventFields fields = new EventFields();
    private final JsonCursor json;

    /** Null while the type is to decide. */
    private final @Nullable DataForm wanted;

    private @Nullable DataForm found;

    private EventReader(JsonCursor json, @Nullable DataForm wanted) {
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
        EventReader reader = new EventReader(new JsonCursor(utf8(body)), wanted);
        try {
            reader.readBody();
            return reader;
        } catch (NotJsonException e) {
            throw reader.notAnEvent(e.fault);
        }
    }

    private static byte[] utf8(byte[] body) {
        try {
            return Utf8.of(body);
        } catch (CharacterCodingException e) {
            throw new WebhookParseException(Reason.NOT_AN_EVENT, "", null, "the body is not JSON text");
        }
    }

    private WebhookParseException notAnEvent(String fault) {
        return new WebhookParseException(
                Reason.NOT_AN_EVENT, "", fields.type(), "the body " + fault + ", near byte " + json.offset());
    }

    private void readBody() throws NotJsonException {
        if (json.begin() != Kind.OBJECT) {
            throw notAnEvent("is not a JSON object");
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            Field field = Field.inEnvelope(name);
            if (json.kind() != Kind.NULL) {
                readEnvelope(field, name);
            }
        }
        if (json.hasMore()) {
            throw notAnEvent("is more than one JSON object");
        }
    }

    private void readEnvelope(@Nullable Field field, String name) throws NotJsonException {
        if (field == null) {
            json.skip();
        } else if (field != Field.DATA) {
            readScalar(field, name);
        } else if (json.kind() == Kind.OBJECT) {
            readData(name);
        } else {
            fields.put(field, name, null);
            json.skip();
        }
    }

    private void readData(String name) throws NotJsonException {
        String type = fields.type();
        found = wanted != null ? wanted : type == null ? DataForm.FIELDS : DataForm.of(type);
        fields.startData();
        fields.put(Field.DATA, name, found == DataForm.FREE ? Json.object(json) : readDataFields());
    }

    private Map<String, @Nullable Object> readDataFields() throws NotJsonException {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            Field field = Field.inData(name);
            if (json.kind() == Kind.NULL) {
                continue;
            }
            if (field == null) {
                json.skip();
            } else if (field != Field.CHECKS) {
                readScalar(field, name);
            } else {
                fields.put(field, name, ChecksReader.read(json));
            }
        }
        return Map.of();
    }

    /** Notes a text or number; empty text is as good as none, and what is neither cannot be read. */
    private void readScalar(Field field, String name) throws NotJsonException {
        if (!json.kind().isScalar()) {
            fields.put(field, name, null);
            json.skip();
            return;
        }
        int length = json.length();
        if (length == 0) {
            return;
        }
        byte[] text = json.text();
        int from = json.from();
        fields.put(
                field,
                name,
                switch (field) {
                    case ID, SESSION_ID, USER_ID, RELATED_PARTY_ID -> Scalars.uuid(text, from, length);
                    case TIMESTAMP -> Iso8601.instant(text, from, length);
                    case EXPIRATION_DATE -> Iso8601.date(text, from, length);
                    case KYC_ID -> Scalars.int64(text, from, length);
                    case DAYS_REMAINING -> Scalars.int32(text, from, length);
                    case TYPE, STATE -> Scalars.unlessBlank(json.knownString());
                    default -> json.knownString();
                });
    }
}
