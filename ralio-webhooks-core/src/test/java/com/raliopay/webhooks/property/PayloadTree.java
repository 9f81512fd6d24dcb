package com.raliopay.webhooks.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.raliopay.webhooks.testing.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A fixture as a mutable tree. */
final class PayloadTree {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectNode body;

    /** Whether the event has one of the five types, whose {@code data} is read by names. */
    private final boolean known;

    private PayloadTree(ObjectNode body, boolean known) {
        this.body = body;
        this.known = known;
    }

    static PayloadTree of(Fixture fixture) {
        return new PayloadTree((ObjectNode) json(fixture.text()), fixture != Fixture.UNRECOGNIZED);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    ObjectNode envelope() {
        return body;
    }

    boolean isKnown() {
        return known;
    }

    ObjectNode data() {
        return (ObjectNode) body.get("data");
    }

    List<ObjectNode> checks() {
        return objects(known ? data().path("checks") : JSON.missingNode());
    }

    List<ObjectNode> reasons() {
        List<ObjectNode> reasons = new ArrayList<>();
        checks().forEach(check -> reasons.addAll(objects(check.path("reasons"))));
        return reasons;
    }

    /** Applies a change to all objects whose fields are read by name. */
    void forEachNamed(Consumer<ObjectNode> change) {
        change.accept(envelope());
        if (known) {
            change.accept(data());
        }
        checks().forEach(change);
        reasons().forEach(change);
    }

    private static List<ObjectNode> objects(JsonNode array) {
        List<ObjectNode> objects = new ArrayList<>();
        array.forEach(element -> objects.add((ObjectNode) element));
        return objects;
    }
}
