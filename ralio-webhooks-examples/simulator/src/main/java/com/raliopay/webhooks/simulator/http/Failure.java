package com.raliopay.webhooks.simulator.http;

/** Why an attempt has no response. */
public enum Failure {
    /** No complete response within the timeout. */
    TIMEOUT("timeout"),
    /** Nothing listens on the port. */
    CONNECTION_REFUSED("no connection"),
    UNKNOWN_HOST("no connection"),
    /** The TLS handshake failed, such as for an untrusted certificate. */
    TLS("no connection"),
    /** There was no connection for another reason. */
    NO_CONNECTION("no connection"),
    /** The connection was closed early, or the response is not HTTP. */
    NO_ANSWER("no answer");

    private final String label;

    Failure(String label) {
        this.label = label;
    }

    /** {@return a name of one or two words, to be printed where the status would be} */
    public String label() {
        return label;
    }

    /** Returns whether no attempt can succeed until somebody starts the endpoint or corrects its URL. */
    public boolean isEndpointDown() {
        return this == CONNECTION_REFUSED || this == UNKNOWN_HOST;
    }
}
