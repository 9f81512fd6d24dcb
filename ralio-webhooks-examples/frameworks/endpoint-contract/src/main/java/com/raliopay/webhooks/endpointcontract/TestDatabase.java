package com.raliopay.webhooks.endpointcontract;

import java.util.UUID;

/** The databases that endpoints get. */
final class TestDatabase {

    private TestDatabase() {}

    /** Returns the URL of an empty database that lives as long as this process. */
    static String inMemory() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }
}
