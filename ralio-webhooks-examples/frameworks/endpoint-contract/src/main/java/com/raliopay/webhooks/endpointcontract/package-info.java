/**
 * Tests what an endpoint must do on every framework, over real sockets. The test of a framework extends
 * {@link com.raliopay.webhooks.endpointcontract.EndpointContract}.
 */
@NullMarked
package com.raliopay.webhooks.endpointcontract;

import org.jspecify.annotations.NullMarked;
