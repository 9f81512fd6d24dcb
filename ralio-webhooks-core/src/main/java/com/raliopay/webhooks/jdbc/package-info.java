/**
 * Keeps the state of events in the merchant's database: {@link com.raliopay.webhooks.jdbc.JdbcIdempotencyStore} for the
 * dispatcher, and its transactional listeners, which change that database once for each event and in order. The only package that needs the module
 * {@code java.sql}.
 */
@NullMarked
package com.raliopay.webhooks.jdbc;

import org.jspecify.annotations.NullMarked;
