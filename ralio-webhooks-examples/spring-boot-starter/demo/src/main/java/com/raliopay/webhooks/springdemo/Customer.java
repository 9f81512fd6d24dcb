package com.raliopay.webhooks.springdemo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A customer, and what the merchant may do with them. */
@Entity
class Customer {

    @Id
    private UUID id = new UUID(0, 0);

    private String level = "";

    /** For JPA. */
    protected Customer() {}

    Customer(UUID id, String level) {
        this.id = id;
        this.level = level;
    }

    UUID id() {
        return id;
    }

    String level() {
        return level;
    }
}
