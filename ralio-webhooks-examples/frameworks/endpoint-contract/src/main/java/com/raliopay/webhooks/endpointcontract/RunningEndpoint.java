package com.raliopay.webhooks.endpointcontract;

import java.net.URI;

/**
 * An endpoint that accepts requests on this machine.
 *
 * @param uri the URI to send events to
 * @param stop stops the endpoint
 */
public record RunningEndpoint(URI uri, Stop stop) {

    /** Stops an endpoint. */
    @FunctionalInterface
    public interface Stop {

        /**
         * Stops the endpoint and releases its port.
         *
         * @throws Exception if the endpoint cannot be stopped
         */
        void run() throws Exception;
    }

    /**
     * Returns an endpoint at the path {@code /webhooks/ralio}.
     *
     * @param port the port that it listens on
     * @param stop stops the endpoint
     */
    public static RunningEndpoint on(int port, Stop stop) {
        return new RunningEndpoint(URI.create("http://127.0.0.1:" + port + "/webhooks/ralio"), stop);
    }
}
