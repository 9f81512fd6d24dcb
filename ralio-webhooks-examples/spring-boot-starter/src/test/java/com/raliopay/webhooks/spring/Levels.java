package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.spring.TransactionSetup.Customers;
import java.util.concurrent.atomic.AtomicInteger;

/** The transactional listener of the tests. */
class Levels {

    @FunctionalInterface
    interface Action {
        void run() throws Throwable;
    }

    private final Customers customers;
    volatile Action afterwards = () -> {};
    final AtomicInteger calls = new AtomicInteger();

    Levels(Customers customers) {
        this.customers = customers;
    }

    @RalioListener(transactional = "level", key = "subject")
    void on(StateUpdated event) throws Throwable {
        calls.incrementAndGet();
        customers.setLevel(event.subject().id().orElseThrow(), event.levelText());
        afterwards.run();
    }
}
