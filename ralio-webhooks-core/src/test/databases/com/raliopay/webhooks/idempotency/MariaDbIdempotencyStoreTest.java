package com.raliopay.webhooks.idempotency;

class MariaDbIdempotencyStoreTest extends JdbcIdempotencyStoreContract {

    MariaDbIdempotencyStoreTest() {
        super(MariaDbServer.MARIADB);
    }
}
