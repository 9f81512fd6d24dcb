package com.raliopay.webhooks.jdbc;

/** MariaDB through the driver of MySQL. */
class MySqlDriverIdempotencyStoreTest extends AbstractMySqlIdempotencyStoreTest {

    MySqlDriverIdempotencyStoreTest() {
        super(MariaDbServer.MYSQL);
    }

    @Override
    int statementsForDuplicate() {
        return 2;
    }
}
