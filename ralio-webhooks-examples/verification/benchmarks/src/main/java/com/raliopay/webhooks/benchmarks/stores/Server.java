package com.raliopay.webhooks.benchmarks.stores;

import java.io.Closeable;
import java.io.IOException;

/**
 * A running server.
 *
 * @param address a URL, from which benchmarks in other JVMs open a store
 * @param process stops it
 */
record Server(Product product, String address, Closeable process) implements Closeable {

    @Override
    public void close() throws IOException {
        process.close();
    }
}
