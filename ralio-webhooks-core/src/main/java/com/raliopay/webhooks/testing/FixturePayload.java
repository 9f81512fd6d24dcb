package com.raliopay.webhooks.testing;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The payload of a {@link Fixture}, with an event id of its own if {@link Fixture#withNewId()} created it. Immutable. */
public final class FixturePayload {

    private final byte[] bytes;

    FixturePayload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Replaces nothing but the id, so that everything else stays as it is, byte for byte. */
    FixturePayload withNewId() {
        String text = text().replace(event().id().toString(), UUID.randomUUID().toString());
        return new FixturePayload(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the body: JSON in UTF-8; a copy} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the body as a string} */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** {@return the event in the body} */
    public WebhookEvent event() {
        return new WebhookParser().parse(bytes);
    }

    /**
     * {@return the event in the body}
     *
     * @param type the type of the event
     * @param <E> the type of the event
     * @throws ClassCastException if the event has another type
     */
    public <E extends WebhookEvent> E event(Class<E> type) {
        return requireNonNull(type, "type").cast(event());
    }

    /**
     * {@return the headers of a signed delivery of this body, for {@code dispatch(payload.bytes(), headers::get)}}
     *
     * @param secret the webhook secret to sign with
     */
    public Map<String, String> headers(String secret) {
        return SignatureVerifier.of(secret).headers(bytes);
    }
}
