package com.raliopay.webhooks.simulator.send;

import com.raliopay.webhooks.simulator.http.Hints;
import com.raliopay.webhooks.simulator.http.Response;

/** Thrown when the very first attempt finds nothing that listens: waiting for it would take minutes. */
public final class EndpointDownException extends Exception {

    private static final long serialVersionUID = 1L;

    EndpointDownException(Response response) {
        super("Nothing was sent: " + response.text() + ". " + Hints.of(response));
    }
}
