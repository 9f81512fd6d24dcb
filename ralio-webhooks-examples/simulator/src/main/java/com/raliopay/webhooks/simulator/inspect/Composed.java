package com.raliopay.webhooks.simulator.inspect;

/** A body to edit and send. */
record Composed(BodyBytes body, String label, Parsed parsed) {

    static Composed of(String label, byte[] body) {
        return new Composed(BodyBytes.of(body), label, BodyParser.parse(body));
    }
}
