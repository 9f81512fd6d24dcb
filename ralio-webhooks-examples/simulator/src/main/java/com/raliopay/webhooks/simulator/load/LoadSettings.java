package com.raliopay.webhooks.simulator.load;

/**
 * What to deliver.
 *
 * @param count how many genuine events
 * @param concurrency how many deliveries at most are under way at a time
 * @param duplicates how many duplicates, as a share of the count
 * @param forged how many forgeries, as a share of the count
 * @param shuffle whether the order is random
 * @param seed decides all that is random; the same seed makes the same events
 */
record LoadSettings(int count, int concurrency, double duplicates, double forged, boolean shuffle, long seed) {}
