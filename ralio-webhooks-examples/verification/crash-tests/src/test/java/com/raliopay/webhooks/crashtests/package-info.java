@NullMarked
package com.raliopay.webhooks.crashtests;

import org.jspecify.annotations.NullMarked;
