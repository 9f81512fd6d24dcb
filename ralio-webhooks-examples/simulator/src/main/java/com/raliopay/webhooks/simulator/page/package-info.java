/** The files of the browser page and of the load report. */
@NullMarked
package com.raliopay.webhooks.simulator.page;

import org.jspecify.annotations.NullMarked;
