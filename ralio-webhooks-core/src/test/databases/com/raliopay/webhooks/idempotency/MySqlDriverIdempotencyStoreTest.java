package com.raliopay.webhooks.idempotency;

class MySqlDriverIdempotencyStoreTest extends JdbcIdempotencyStoreContract {

    MySqlDriverIdempotencyStoreTest() {
        super(MariaDbServer.MYSQL);
    }

    @Override
    int statementsOfADuplicate() {
        return 2;
    }
}
