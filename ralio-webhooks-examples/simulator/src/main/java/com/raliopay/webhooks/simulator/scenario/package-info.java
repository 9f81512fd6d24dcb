/** The command {@code scenario}: sends a story of one subject, as a scenario file describes it. */
@NullMarked
package com.raliopay.webhooks.simulator.scenario;

import org.jspecify.annotations.NullMarked;
