/** The endpoint on Spring MVC: {@link com.raliopay.webhooks.springmvc.RalioController} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.springmvc;

import org.jspecify.annotations.NullMarked;
