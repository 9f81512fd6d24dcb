/** The endpoint on Micronaut: {@link com.raliopay.webhooks.micronaut.RalioController} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.micronaut;

import org.jspecify.annotations.NullMarked;
