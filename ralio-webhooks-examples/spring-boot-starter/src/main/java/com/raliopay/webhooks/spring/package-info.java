/**
 * The endpoint in a Spring Boot application. With the starter on the class path, the application sets the property {@code
 * ralio.webhooks.secret} and declares its listeners: methods with {@link com.raliopay.webhooks.spring.RalioListener}, or beans
 * of the type {@link com.raliopay.webhooks.WebhookListener} or {@link com.raliopay.webhooks.DeliveryListener}.
 */
@NullMarked
package com.raliopay.webhooks.spring;

import org.jspecify.annotations.NullMarked;
