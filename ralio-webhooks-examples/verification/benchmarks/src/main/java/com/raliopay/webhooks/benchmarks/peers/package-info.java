/**
 * This library beside what a merchant may use instead. Each contender is one class with the same two methods, to show that they
 * do the same.
 */
@NullMarked
package com.raliopay.webhooks.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
