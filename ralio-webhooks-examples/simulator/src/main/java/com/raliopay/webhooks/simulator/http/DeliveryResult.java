package com.raliopay.webhooks.simulator.http;

/**
 * The result of a delivery, after all its attempts.
 *
 * @param asExpected whether each copy ended with an expected status
 * @param outcome the outcome; of several copies, the worst one
 * @param attempts the number of attempts
 * @param failed the number of attempts that were tried again or given up
 */
public record DeliveryResult(boolean asExpected, DeliveryOutcome outcome, int attempts, int failed) {}
