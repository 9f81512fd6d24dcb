package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-mutation")
class FaultMatrixTest {

    @Test
    void noFaultBreaksGuaranteesInMemory() throws Exception {
        assertThat(FaultMatrix.violations(InMemoryIdempotencyStore.create())).isEmpty();
    }

    @Test
    void noFaultBreaksGuaranteesOnH2WithOneConnection() throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:faults;DB_CLOSE_DELAY=-1", "", "");
        pool.setMaxConnections(1);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, "faults");
        store.createSchema();

        assertThat(FaultMatrix.violations(store)).isEmpty();
    }
}
