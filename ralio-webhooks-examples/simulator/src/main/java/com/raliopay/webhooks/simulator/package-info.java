/**
 * Ralio on the developer's own machine: a command-line program that delivers signed events, and retries them as the provider
 * does.
 *
 * <p>Start at {@link com.raliopay.webhooks.simulator.Simulator}. {@code send} delivers single events and prints each attempt;
 * {@code load} delivers many, with duplicates and forgeries, and reports. Nothing here is null unless it is marked so.
 */
@NullMarked
package com.raliopay.webhooks.simulator;

import org.jspecify.annotations.NullMarked;
