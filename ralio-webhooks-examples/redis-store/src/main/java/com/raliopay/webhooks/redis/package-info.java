/**
 * An {@link com.raliopay.webhooks.idempotency.IdempotencyStore} in Redis, in one class to copy:
 * {@link com.raliopay.webhooks.redis.RedisIdempotencyStore}. Nothing here is null.
 */
@NullMarked
package com.raliopay.webhooks.redis;

import org.jspecify.annotations.NullMarked;
