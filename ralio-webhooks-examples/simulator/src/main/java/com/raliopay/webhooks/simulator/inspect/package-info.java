/** The command {@code inspect}: a local web page that sends, receives and explains deliveries. */
@NullMarked
package com.raliopay.webhooks.simulator.inspect;

import org.jspecify.annotations.NullMarked;
