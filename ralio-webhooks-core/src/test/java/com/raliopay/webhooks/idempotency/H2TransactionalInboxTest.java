package com.raliopay.webhooks.idempotency;

class H2TransactionalInboxTest extends TransactionalInboxContract {

    H2TransactionalInboxTest() {
        super(Databases.h2());
    }
}
