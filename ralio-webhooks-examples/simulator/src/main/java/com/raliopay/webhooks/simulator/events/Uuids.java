package com.raliopay.webhooks.simulator.events;

import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs in full: the parser of the JDK completes shortened ones. */
public final class Uuids {

    private Uuids() {}

    /** {@return the UUID, or empty if the text is not one} */
    public static Optional<UUID> parse(String text) {
        return text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
