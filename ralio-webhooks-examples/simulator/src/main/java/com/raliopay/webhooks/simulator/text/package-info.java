/** Text for people: printable, and short. */
@NullMarked
package com.raliopay.webhooks.simulator.text;

import org.jspecify.annotations.NullMarked;
