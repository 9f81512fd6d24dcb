/**
 * Tests of an application with the starter: {@link com.raliopay.webhooks.spring.test.AutoConfigureRalioWebhooks} makes the endpoint part
 * of a slice, {@link com.raliopay.webhooks.spring.test.RalioWebhookRequests} signs requests of {@code MockMvc}, and {@link
 * com.raliopay.webhooks.spring.test.RalioWebhookSigner} those of every other client.
 */
@NullMarked
package com.raliopay.webhooks.spring.test;

import org.jspecify.annotations.NullMarked;
