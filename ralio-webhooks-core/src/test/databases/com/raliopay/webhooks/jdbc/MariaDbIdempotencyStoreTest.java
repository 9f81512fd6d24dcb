package com.raliopay.webhooks.jdbc;

class MariaDbIdempotencyStoreTest extends AbstractMySqlIdempotencyStoreTest {

    MariaDbIdempotencyStoreTest() {
        super(MariaDbServer.MARIADB);
    }
}
