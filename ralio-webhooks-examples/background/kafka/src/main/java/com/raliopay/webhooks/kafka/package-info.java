/** An endpoint that stores events in Kafka, and workers that handle them. */
@NullMarked
package com.raliopay.webhooks.kafka;

import org.jspecify.annotations.NullMarked;
