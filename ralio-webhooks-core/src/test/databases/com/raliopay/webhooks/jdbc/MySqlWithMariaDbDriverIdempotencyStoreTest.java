package com.raliopay.webhooks.jdbc;

/** MySQL through the driver of MariaDB. */
class MySqlWithMariaDbDriverIdempotencyStoreTest extends AbstractMySqlIdempotencyStoreTest {

    MySqlWithMariaDbDriverIdempotencyStoreTest() {
        super(MySqlServer.MARIADB);
    }

    @Override
    int statementsForDuplicate() {
        return 2;
    }
}
