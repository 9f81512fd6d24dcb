/** The library in a server, beside the same server without it. */
@NullMarked
package com.raliopay.webhooks.benchmarks.server;

import org.jspecify.annotations.NullMarked;
