package com.raliopay.webhooks.idempotency;

class PostgreSqlIdempotencyStoreTest extends JdbcIdempotencyStoreContract {

    PostgreSqlIdempotencyStoreTest() {
        super(Databases.postgreSql());
    }
}
