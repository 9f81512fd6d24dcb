/** What the commands share: options, and the environment of the program. */
@NullMarked
package com.raliopay.webhooks.simulator.cli;

import org.jspecify.annotations.NullMarked;
