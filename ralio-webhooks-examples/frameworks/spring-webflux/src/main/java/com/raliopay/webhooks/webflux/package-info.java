/** The endpoint on Spring WebFlux: {@link com.raliopay.webhooks.webflux.RalioController} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.webflux;

import org.jspecify.annotations.NullMarked;
