package com.raliopay.webhooks.endpointcontract;

import java.nio.file.Path;
import java.util.UUID;

/** The databases that endpoints get. */
final class TestDatabase {

    private TestDatabase() {}

    /** Returns the URL of an empty database that lives as long as this process. */
    static String inMemory() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    /**
     * Returns the URL of a database in a directory. H2 would close it with the process, before a listener that is still running
     * has ended, and would write the last commits with a delay.
     */
    static String in(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("database") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    }
}
