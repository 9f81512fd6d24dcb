package com.raliopay.webhooks.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A customer of {@link TransactionSetup}. */
@Entity
class Customer {

    @Id
    private UUID id = new UUID(0, 0);

    private String level = "";
    private int changes;

    protected Customer() {}

    Customer(UUID id, String level) {
        this.id = id;
        setLevel(level);
    }

    final void setLevel(String level) {
        this.level = level;
        changes++;
    }

    @Override
    public String toString() {
        return id + " " + level + " " + changes;
    }
}
