/**
 * The library at work in a program: an endpoint on the JDK's own HTTP server, and everything Ralio may send to it.
 *
 * <p>{@link com.raliopay.webhooks.quickstart.MerchantEndpoint} is what a merchant writes, and what the README shows; the
 * rest plays Ralio and prints what happens. Start at {@link com.raliopay.webhooks.quickstart.Quickstart}.
 */
@NullMarked
package com.raliopay.webhooks.quickstart;

import org.jspecify.annotations.NullMarked;
