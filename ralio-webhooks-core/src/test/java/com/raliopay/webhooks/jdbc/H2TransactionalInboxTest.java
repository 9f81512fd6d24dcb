package com.raliopay.webhooks.jdbc;

class H2TransactionalInboxTest extends AbstractTransactionalInboxTest {

    H2TransactionalInboxTest() {
        super(TestDatabases.h2());
    }

    @Override
    public String sessionQuery() {
        return "SELECT SESSION_ID()";
    }

    @Override
    public String killStatement() {
        return "CALL ABORT_SESSION(?)";
    }
}
