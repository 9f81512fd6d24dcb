package com.raliopay.webhooks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.FaultMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-mutation")
class PostgreSqlFaultMatrixTest {

    @Test
    void noFaultBreaksGuaranteesWithOneConnection() throws Exception {
        try (SingleConnectionPool pool = new SingleConnectionPool(TestDatabases.postgreSql())) {
            assertThat(FaultMatrix.violations(JdbcIdempotencyStore.create(pool.dataSource(), "faults")))
                    .isEmpty();
            assertThat(pool.violations).isEmpty();
        }
    }
}
