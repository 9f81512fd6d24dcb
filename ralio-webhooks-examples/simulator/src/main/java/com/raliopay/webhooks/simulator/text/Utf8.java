package com.raliopay.webhooks.simulator.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Text from bytes that may not be text. */
public final class Utf8 {

    private Utf8() {}

    /** {@return the text, or empty if the bytes are not valid UTF-8; encoding the text results in the same bytes} */
    public static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
