/** Keeps events that ended badly, and replays them. */
@NullMarked
package com.raliopay.webhooks.deadletters;

import org.jspecify.annotations.NullMarked;
