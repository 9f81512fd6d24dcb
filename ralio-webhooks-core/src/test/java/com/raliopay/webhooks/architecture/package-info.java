/** Checks the rules of the design on the compiled classes and the sources. */
@NullMarked
package com.raliopay.webhooks.architecture;

import org.jspecify.annotations.NullMarked;
