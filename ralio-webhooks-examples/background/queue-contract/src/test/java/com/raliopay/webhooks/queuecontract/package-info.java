@NullMarked
package com.raliopay.webhooks.queuecontract;

import org.jspecify.annotations.NullMarked;
