package com.raliopay.webhooks.jdbc;

/** MySQL through the driver of MariaDB. */
class MySqlWithMariaDbDriverTransactionalInboxTest extends AbstractTransactionalInboxTest {

    MySqlWithMariaDbDriverTransactionalInboxTest() {
        super(MySqlServer.MARIADB);
    }
}
