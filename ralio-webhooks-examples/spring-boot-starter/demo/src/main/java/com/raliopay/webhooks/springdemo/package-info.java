/** The application of a merchant with the starter: PostgreSQL, Flyway, JPA, Spring Security, and the actuator. */
@NullMarked
package com.raliopay.webhooks.springdemo;

import org.jspecify.annotations.NullMarked;
