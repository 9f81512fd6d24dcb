/** The endpoint on Quarkus: {@link com.raliopay.webhooks.quarkus.RalioResource} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.quarkus;

import org.jspecify.annotations.NullMarked;
