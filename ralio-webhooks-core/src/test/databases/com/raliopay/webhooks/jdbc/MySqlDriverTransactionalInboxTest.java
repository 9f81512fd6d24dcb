package com.raliopay.webhooks.jdbc;

class MySqlDriverTransactionalInboxTest extends AbstractTransactionalInboxTest {

    MySqlDriverTransactionalInboxTest() {
        super(MariaDbServer.MYSQL);
    }
}
