/**
 * Reports what an endpoint under development does with its deliveries to the simulator's inspector. Start at
 * {@link com.raliopay.webhooks.simulator.observer.InspectorObserver}.
 */
@NullMarked
package com.raliopay.webhooks.simulator.observer;

import org.jspecify.annotations.NullMarked;
