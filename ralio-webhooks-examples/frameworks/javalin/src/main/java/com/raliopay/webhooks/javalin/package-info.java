/** The endpoint on Javalin: {@link com.raliopay.webhooks.javalin.RalioEndpoint} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.javalin;

import org.jspecify.annotations.NullMarked;
