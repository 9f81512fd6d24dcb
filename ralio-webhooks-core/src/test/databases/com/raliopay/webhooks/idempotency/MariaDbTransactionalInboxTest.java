package com.raliopay.webhooks.idempotency;

class MariaDbTransactionalInboxTest extends TransactionalInboxContract {

    MariaDbTransactionalInboxTest() {
        super(MariaDbServer.MARIADB);
    }
}
