/** What the merchant of the examples already has: a database, and {@link com.raliopay.webhooks.merchant.Customers}. */
@NullMarked
package com.raliopay.webhooks.merchant;

import org.jspecify.annotations.NullMarked;
