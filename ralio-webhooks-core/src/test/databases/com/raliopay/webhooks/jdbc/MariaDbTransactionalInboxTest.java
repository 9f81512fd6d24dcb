package com.raliopay.webhooks.jdbc;

class MariaDbTransactionalInboxTest extends AbstractTransactionalInboxTest {

    MariaDbTransactionalInboxTest() {
        super(MariaDbServer.MARIADB);
    }

    @Override
    public String sessionQuery() {
        return "SELECT CONNECTION_ID()";
    }

    @Override
    public String killStatement() {
        return "KILL ?";
    }
}
