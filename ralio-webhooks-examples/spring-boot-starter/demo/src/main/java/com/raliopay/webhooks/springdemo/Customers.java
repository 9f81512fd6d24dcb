package com.raliopay.webhooks.springdemo;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table of customers. */
interface Customers extends JpaRepository<Customer, UUID> {}
