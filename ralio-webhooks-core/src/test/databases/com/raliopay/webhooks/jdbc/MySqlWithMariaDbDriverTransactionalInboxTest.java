package com.raliopay.webhooks.jdbc;

/** MySQL through the driver of MariaDB. */
class MySqlWithMariaDbDriverTransactionalInboxTest extends AbstractTransactionalInboxTest {

    MySqlWithMariaDbDriverTransactionalInboxTest() {
        super(MySqlServer.MARIADB);
    }

    @Override
    public String sessionQuery() {
        return "SELECT CONNECTION_ID()";
    }

    @Override
    public String killStatement() {
        return "KILL ?";
    }

    @Override
    public int statementsForOrder() {
        return 2;
    }
}
