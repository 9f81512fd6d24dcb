/** Creates events from the bundled payloads. */
@NullMarked
package com.raliopay.webhooks.simulator.events;

import org.jspecify.annotations.NullMarked;
