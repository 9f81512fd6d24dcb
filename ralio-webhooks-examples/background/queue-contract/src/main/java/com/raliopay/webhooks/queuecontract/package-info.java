/**
 * Runs that show whether a queue between an endpoint and its workers loses events, repeats them, and how many it handles: {@link
 * com.raliopay.webhooks.queuecontract.KillRun} and {@link com.raliopay.webhooks.queuecontract.ThroughputRun}, with a {@link
 * com.raliopay.webhooks.queuecontract.QueueUnderTest}.
 */
@NullMarked
package com.raliopay.webhooks.queuecontract;

import org.jspecify.annotations.NullMarked;
