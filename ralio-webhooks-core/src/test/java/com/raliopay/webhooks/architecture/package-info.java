/** The rules of the design, checked on the compiled classes. */
@NullMarked
package com.raliopay.webhooks.architecture;

import org.jspecify.annotations.NullMarked;
