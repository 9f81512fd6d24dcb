package com.raliopay.webhooks.jdbc;

class PostgreSqlTransactionalInboxTest extends AbstractTransactionalInboxTest {

    PostgreSqlTransactionalInboxTest() {
        super(TestDatabases.postgreSql());
    }
}
