/** The endpoint on Vert.x: {@link com.raliopay.webhooks.vertx.RalioEndpoint} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.vertx;

import org.jspecify.annotations.NullMarked;
