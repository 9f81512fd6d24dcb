/**
 * The parts of the starter that implement types which Spring Boot 4 has moved to other packages. What they do is in beans that the starter
 * defines, of types that both lines have.
 */
@NullMarked
package com.raliopay.webhooks.spring.boot3;

import org.jspecify.annotations.NullMarked;
