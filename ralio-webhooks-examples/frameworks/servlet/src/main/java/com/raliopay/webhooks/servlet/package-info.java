/** The endpoint as a Jakarta servlet: {@link com.raliopay.webhooks.servlet.RalioServlet} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.servlet;

import org.jspecify.annotations.NullMarked;
