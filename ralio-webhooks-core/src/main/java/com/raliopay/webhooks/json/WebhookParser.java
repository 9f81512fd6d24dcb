package com.raliopay.webhooks.json;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParseException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a delivery into an event. It verifies no signature and calls no listeners; that is the dispatcher's
 * job. Use it alone to read bodies that you have stored:
 *
 * <pre>{@code
 * WebhookEvent event = new WebhookParser().parse(body);
 * if (event instanceof SessionVerified verified) {
 *     customers.activate(verified.subject());
 * }
 * }</pre>
 *
 * <p>The parser is tolerant wherever a value cannot be misread. It accepts unknown fields, fields in any order, either
 * spelling of the envelope ({@code id} or {@code eventId}, {@code event} or {@code eventType}) and snake_case names on any
 * event, a number sent as a string and a string sent as a number, {@code null} or an empty string for an absent field, dates
 * with a time, upper-case UUIDs, a byte-order mark, the five event types in any case or with surrounding whitespace, and
 * bytes inside strings that are not UTF-8, which become U+FFFD. An unknown event type becomes an {@link UnrecognizedEvent};
 * an unknown enum value becomes {@code UNKNOWN}, with the text that was sent beside it. If spellings compete, the documented
 * one wins and snake_case comes last; if a field repeats, its last value counts.
 *
 * <p>Every event needs its id, type, timestamp (with an offset), and {@code data}. In {@code data}, a session event needs
 * {@code sessionId}; {@code kyc_state_updated} needs {@code kycId} and {@code state}; {@code kyc_expiration_warning} needs
 * {@code kycId}, {@code expirationDate}, and {@code daysRemaining}. An event is refused if one of these is missing or
 * unreadable, or if the id of a user or related party is present but unreadable. Any other field that is missing or
 * unreadable is left empty.
 *
 * <p>Time and memory are proportional to the length of the body. Instances are immutable and safe for concurrent use.
 *
 * @see <a href="https://doc.raliopay.com/webhooks-events/introduction">Ralio's webhook events</a>
 */
public final class WebhookParser {

    /**
     * The default limit on the length of a body: 1 MiB. Parsing a body of this length needs about 90 MiB of heap at worst: the
     * heap needed is at most about 90 times the length.
     */
    public static final int DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

    private final int maxBodyBytes;

    /** Creates a parser for bodies of up to {@link #DEFAULT_MAX_BODY_BYTES}. */
    public WebhookParser() {
        this(DEFAULT_MAX_BODY_BYTES);
    }

    /**
     * Creates a parser with its own limit.
     *
     * @param maxBodyBytes the length of the longest body to read, in bytes
     * @throws IllegalArgumentException if {@code maxBodyBytes} is not positive
     */
    public WebhookParser(int maxBodyBytes) {
        if (maxBodyBytes <= 0) {
            throw new IllegalArgumentException("maxBodyBytes must be positive but was " + maxBodyBytes);
        }
        this.maxBodyBytes = maxBodyBytes;
    }

    /** {@return the length of the longest body that this parser reads, in bytes} */
    public int maxBodyBytes() {
        return maxBodyBytes;
    }

    /**
     * {@return the event in a body}
     *
     * @param body the raw body as received: JSON in UTF-8, UTF-16, or UTF-32. It is neither changed nor kept
     * @throws WebhookParseException if the body cannot be read as an event. No other exception is thrown, whatever the bytes
     */
    public WebhookEvent parse(byte[] body) {
        requireNonNull(body, "body");
        if (body.length > maxBodyBytes) {
            throw new WebhookParseException(
                    Problem.TOO_LARGE,
                    "",
                    null,
                    "the body must have at most " + maxBodyBytes + " bytes but had " + body.length);
        }
        return EventMapper.event(JsonReader.read(body));
    }

    /**
     * {@return the event in a body}
     *
     * @param body the body as a string
     * @throws WebhookParseException if the body cannot be read as an event. No other exception is thrown, whatever the string
     */
    public WebhookEvent parse(String body) {
        return parse(requireNonNull(body, "body").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return everything in the {@code data} of a body, including fields that the event has no accessor for} The values have
     * the types that {@link UnrecognizedEvent#data()} describes. The map is a copy; it is empty if the body is not a JSON
     * object with an object in {@code data}, or is longer than this parser's limit.
     *
     * @param body the raw body as received
     */
    @SuppressWarnings("exports") // JSpecify's annotations are optional for users of this module
    public Map<String, @Nullable Object> parseData(byte[] body) {
        requireNonNull(body, "body");
        try {
            return body.length > maxBodyBytes
                    ? Map.of()
                    : new Fields("", null, JsonReader.read(body)).objectOrEmpty("data");
        } catch (WebhookParseException e) {
            return Map.of();
        }
    }
}
