package com.raliopay.webhooks.jdbc;

class H2TransactionalInboxTest extends AbstractTransactionalInboxTest {

    H2TransactionalInboxTest() {
        super(TestDatabases.h2());
    }
}
