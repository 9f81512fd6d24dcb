@NullMarked
package com.raliopay.webhooks.dbscheduler;

import org.jspecify.annotations.NullMarked;
