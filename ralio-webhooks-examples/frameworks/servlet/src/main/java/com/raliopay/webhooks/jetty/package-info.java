/** The endpoint as a Jakarta servlet: {@link com.raliopay.webhooks.jetty.RalioServlet} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.jetty;

import org.jspecify.annotations.NullMarked;
