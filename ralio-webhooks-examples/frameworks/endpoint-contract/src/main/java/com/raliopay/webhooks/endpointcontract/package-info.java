/**
 * The host contract: what an endpoint must do whatever the framework below it, proved over real sockets. A host's test
 * extends {@link com.raliopay.webhooks.endpointcontract.HostContract}.
 */
@NullMarked
package com.raliopay.webhooks.endpointcontract;

import org.jspecify.annotations.NullMarked;
