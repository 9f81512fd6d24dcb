/** The rules that every queue behind an endpoint must keep. */
@NullMarked
package com.raliopay.webhooks.queuecontract;

import org.jspecify.annotations.NullMarked;
