package com.raliopay.webhooks.crashtests;

/**
 * A guarantee that is checked after a run.
 *
 * @param text the guarantee in words
 * @param holds whether the run kept it
 */
public record Guarantee(String text, boolean holds) {}
