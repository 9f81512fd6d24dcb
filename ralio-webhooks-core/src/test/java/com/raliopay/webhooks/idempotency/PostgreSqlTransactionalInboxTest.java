package com.raliopay.webhooks.idempotency;

class PostgreSqlTransactionalInboxTest extends TransactionalInboxContract {

    PostgreSqlTransactionalInboxTest() {
        super(Databases.postgreSql());
    }
}
