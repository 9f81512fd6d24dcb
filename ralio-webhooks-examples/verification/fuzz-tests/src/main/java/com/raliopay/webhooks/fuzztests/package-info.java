/**
 * Fuzzing of the library: what it must do whatever comes in, tried with inputs that a fuzzer derives from the fixtures,
 * guided by what of the code they reach.
 */
@NullMarked
package com.raliopay.webhooks.fuzztests;

import org.jspecify.annotations.NullMarked;
