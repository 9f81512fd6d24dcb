package com.raliopay.webhooks.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The peers' events, in files beside this class. */
final class Resource {

    private Resource() {}

    /** Returns an event with an id. */
    static String event(String name, String id) {
        try (InputStream in = requireNonNull(Resource.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8).replace("{id}", id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
