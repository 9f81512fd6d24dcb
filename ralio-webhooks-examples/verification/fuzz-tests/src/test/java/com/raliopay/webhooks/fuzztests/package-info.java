/** Checks invariants of the library on input that a coverage-guided fuzzer derives from the fixtures. */
@NullMarked
package com.raliopay.webhooks.fuzztests;

import org.jspecify.annotations.NullMarked;
