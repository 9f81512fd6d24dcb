/** Posts signed bodies to an endpoint, and tells what Ralio would do after each response. */
@NullMarked
package com.raliopay.webhooks.simulator.http;

import org.jspecify.annotations.NullMarked;
