/**
 * Proves the promise of the library where it is hardest to keep: while the endpoint's process is killed, and while its
 * database is stopped, deliveries go on, and what was lost or done twice is counted.
 *
 * <p>{@link com.raliopay.webhooks.crashtests.CrashProof} and {@link com.raliopay.webhooks.crashtests.OutageProof} are the two
 * proofs; start at {@link com.raliopay.webhooks.crashtests.Resilience}.
 */
@NullMarked
package com.raliopay.webhooks.crashtests;

import org.jspecify.annotations.NullMarked;
