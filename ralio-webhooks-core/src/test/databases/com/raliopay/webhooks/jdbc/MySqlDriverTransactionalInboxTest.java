package com.raliopay.webhooks.jdbc;

class MySqlDriverTransactionalInboxTest extends AbstractTransactionalInboxTest {

    MySqlDriverTransactionalInboxTest() {
        super(MariaDbServer.MYSQL);
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
