/**
 * Keeps the state of events in the merchant's database: {@link com.raliopay.webhooks.jdbc.JdbcIdempotencyStore} for the
 * dispatcher, {@link com.raliopay.webhooks.jdbc.TransactionalInbox} for listeners. The only package that needs the module
 * {@code java.sql}.
 */
@NullMarked
package com.raliopay.webhooks.jdbc;

import org.jspecify.annotations.NullMarked;
