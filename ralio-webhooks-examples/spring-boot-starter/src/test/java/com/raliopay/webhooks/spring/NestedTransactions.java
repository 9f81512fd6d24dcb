package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.spring.TransactionSetup.Customers;
import java.util.UUID;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Methods with transactions that the listener calls. Public, so that its proxy may be in another class loader. */
public class NestedTransactions {

    private final Customers customers;

    public NestedTransactions(Customers customers) {
        this.customers = customers;
    }

    @Transactional
    public void failAfter(UUID id, String level) {
        customers.setLevel(id, level);
        throw new IllegalStateException("test");
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void commit(UUID id, String level) {
        customers.setLevel(id, level);
    }
}
