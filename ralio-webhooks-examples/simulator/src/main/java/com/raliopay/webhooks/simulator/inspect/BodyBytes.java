package com.raliopay.webhooks.simulator.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body in JSON: as text if they are valid UTF-8, otherwise in base64.
 *
 * @param text the text, or null
 * @param base64 the bytes, or null
 * @param truncated true if this is only the start of the body; null otherwise
 */
@JsonInclude(Include.NON_NULL)
record BodyBytes(
        @Nullable String text,
        @Nullable String base64,
        @Nullable Boolean truncated) {

    /** The page gets no more of a body. */
    private static final int MAX_SHOWN_BYTES = 1024 * 1024;

    /** {@return all of these bytes} */
    static BodyBytes of(byte[] bytes) {
        return of(bytes, null);
    }

    /** {@return these bytes, or the first MiB of them} */
    static BodyBytes startOf(byte[] bytes) {
        return bytes.length <= MAX_SHOWN_BYTES ? of(bytes) : of(Arrays.copyOf(bytes, MAX_SHOWN_BYTES), true);
    }

    private static BodyBytes of(byte[] bytes, @Nullable Boolean truncated) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new BodyBytes(text, null, truncated);
        } catch (CharacterCodingException e) {
            return new BodyBytes(null, Base64.getEncoder().encodeToString(bytes), truncated);
        }
    }

    /** {@return the bytes} Throws if the page sent neither text nor base64. */
    byte[] decode() {
        if (text != null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (base64 == null) {
            throw ApiException.badRequest("A body needs text or base64");
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("The body is not valid base64");
        }
    }
}
