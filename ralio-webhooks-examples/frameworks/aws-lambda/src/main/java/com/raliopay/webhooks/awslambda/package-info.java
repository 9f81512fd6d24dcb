/** The endpoint on AWS Lambda: {@link com.raliopay.webhooks.awslambda.RalioHandler} is what a merchant writes. */
@NullMarked
package com.raliopay.webhooks.awslambda;

import org.jspecify.annotations.NullMarked;
