package com.raliopay.webhooks.idempotency;

class MySqlDriverTransactionalInboxTest extends TransactionalInboxContract {

    MySqlDriverTransactionalInboxTest() {
        super(MariaDbServer.MYSQL);
    }
}
