/** An endpoint that stores events in the database, and workers that handle them, with db-scheduler. */
@NullMarked
package com.raliopay.webhooks.dbscheduler;

import org.jspecify.annotations.NullMarked;
