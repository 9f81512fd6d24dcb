package com.raliopay.webhooks.benchmarks.server;

/**
 * What is measured.
 *
 * @param name the name in tables
 * @param kind the server
 * @param work what it does with a request
 * @param level the level of the library's logger
 */
record Endpoint(String name, ServerProgram.Kind kind, Work work, String level) {

    @Override
    public String toString() {
        return kind + "-" + work + "-" + level;
    }
}
