/** The endpoint on Helidon SE: {@link com.raliopay.webhooks.helidon.RalioService} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.helidon;

import org.jspecify.annotations.NullMarked;
