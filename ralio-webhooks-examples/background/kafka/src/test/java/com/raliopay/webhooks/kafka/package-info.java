/** Tests of the endpoint and the workers with a real broker. */
@NullMarked
package com.raliopay.webhooks.kafka;

import org.jspecify.annotations.NullMarked;
