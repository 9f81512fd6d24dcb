package com.raliopay.webhooks.benchmarks.server;

/**
 * What is measured.
 *
 * @param name the name in tables
 * @param kind the server
 * @param work what it does with a request
 * @param level the level of the library's logger
 * @param heapMegabytes the size of its heap
 */
record Endpoint(String name, ServerProgram.Kind kind, Work work, String level, int heapMegabytes) {

    private static final int HEAP_MEGABYTES = 1024;

    Endpoint(String name, ServerProgram.Kind kind, Work work, String level) {
        this(name, kind, work, level, HEAP_MEGABYTES);
    }

    /** Returns whether each request must be a {@code HANDLED} event. */
    boolean dispatches() {
        return work.compareTo(Work.PARSE) > 0;
    }

    @Override
    public String toString() {
        return kind + "-" + work + "-" + level + "-" + heapMegabytes;
    }
}
