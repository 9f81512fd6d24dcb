@NullMarked
package com.raliopay.webhooks.resilience;

import org.jspecify.annotations.NullMarked;
