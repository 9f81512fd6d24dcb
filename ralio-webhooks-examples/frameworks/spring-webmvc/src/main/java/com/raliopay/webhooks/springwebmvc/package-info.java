/** The endpoint on Spring MVC: {@link com.raliopay.webhooks.springwebmvc.RalioController} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.springwebmvc;

import org.jspecify.annotations.NullMarked;
