package com.raliopay.webhooks.benchmarks.peers;

import com.raliopay.webhooks.benchmarks.deliveries.Request;

/**
 * A way to handle signed events: verifies the signature of a request, parses the body, chooses by the event's type, and reads six
 * fields, which the constructor takes a consumer of: the id, the type, and the time of the event, two ids, and a text. It is
 * created once, and then used by one thread.
 */
public interface Contender {

    /** Returns an event of the provider's, with an id of its own. */
    String event(String id);

    /** Returns the request in which the provider sends an event, signed at this time. */
    Request sign(String event) throws Exception;

    /** Handles a request. Throws an exception if its signature does not verify, or if the event is not handled. */
    void handle(Request request) throws Exception;
}
