package com.raliopay.webhooks.simulator.observer;

import com.raliopay.webhooks.DispatchResult;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a dispatch until it is reported.
 *
 * @param at when it began, in epoch milliseconds
 * @param body a copy of the body
 * @param signature the notation of the signature
 * @param contentType the content type; null if there is none
 * @param result the result
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record Observed(
        long at, byte[] body, String signature, @Nullable String contentType, DispatchResult result) {}
