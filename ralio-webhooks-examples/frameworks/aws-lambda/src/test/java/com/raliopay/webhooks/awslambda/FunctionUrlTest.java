package com.raliopay.webhooks.awslambda;

class FunctionUrlTest extends LambdaContract {

    FunctionUrlTest() {
        super("function URL", "function-url.json", false);
    }
}
