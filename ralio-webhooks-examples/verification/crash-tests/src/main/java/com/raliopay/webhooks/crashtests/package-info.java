/**
 * Tests that no event is lost and none is handled twice while the process of an endpoint is killed
 * ({@link com.raliopay.webhooks.crashtests.CrashRun}) and while its database is stopped
 * ({@link com.raliopay.webhooks.crashtests.OutageRun}).
 */
@NullMarked
package com.raliopay.webhooks.crashtests;

import org.jspecify.annotations.NullMarked;
