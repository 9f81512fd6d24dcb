/** The endpoint on Spring WebFlux: {@link com.raliopay.webhooks.springwebflux.RalioController} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.springwebflux;

import org.jspecify.annotations.NullMarked;
