package com.raliopay.webhooks.jdbc;

class MySqlTransactionalInboxTest extends AbstractTransactionalInboxTest {

    MySqlTransactionalInboxTest() {
        super(MySqlServer.MYSQL);
    }
}
