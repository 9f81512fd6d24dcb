package com.raliopay.webhooks.endpointcontract;

import java.net.URI;

/**
 * A host that listens on this machine.
 *
 * @param endpoint where to POST to
 * @param stop ends it
 */
public record Host(URI endpoint, Stop stop) {

    /** Ends a host. */
    @FunctionalInterface
    public interface Stop {

        /**
         * Stops listening.
         *
         * @throws Exception if that fails
         */
        void run() throws Exception;
    }

    /**
     * {@return a host with the endpoint at {@code /webhooks/ralio}}
     *
     * @param port the port that it listens on
     * @param stop ends it
     */
    public static Host on(int port, Stop stop) {
        return new Host(URI.create("http://127.0.0.1:" + port + "/webhooks/ralio"), stop);
    }
}
