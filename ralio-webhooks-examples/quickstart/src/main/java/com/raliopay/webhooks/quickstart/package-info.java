/**
 * The library at work in a program: an endpoint on the JDK's HTTP server, and everything that Ralio may send to it.
 *
 * <p>{@link com.raliopay.webhooks.quickstart.MerchantEndpoint} is what a merchant writes; the other classes act as Ralio and
 * print the results. Start at {@link com.raliopay.webhooks.quickstart.Quickstart}.
 */
@NullMarked
package com.raliopay.webhooks.quickstart;

import org.jspecify.annotations.NullMarked;
