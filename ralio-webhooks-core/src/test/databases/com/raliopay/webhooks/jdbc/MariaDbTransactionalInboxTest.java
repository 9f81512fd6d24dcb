package com.raliopay.webhooks.jdbc;

class MariaDbTransactionalInboxTest extends AbstractTransactionalInboxTest {

    MariaDbTransactionalInboxTest() {
        super(MariaDbServer.MARIADB);
    }
}
