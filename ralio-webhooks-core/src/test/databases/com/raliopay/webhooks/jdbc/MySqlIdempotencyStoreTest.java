package com.raliopay.webhooks.jdbc;

class MySqlIdempotencyStoreTest extends AbstractMySqlIdempotencyStoreTest {

    MySqlIdempotencyStoreTest() {
        super(MySqlServer.MYSQL);
    }

    @Override
    int statementsForDuplicate() {
        return 2;
    }
}
