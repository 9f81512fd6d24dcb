package com.raliopay.webhooks.idempotency;

class H2IdempotencyStoreTest extends JdbcIdempotencyStoreContract {

    H2IdempotencyStoreTest() {
        super(Databases.h2());
    }
}
