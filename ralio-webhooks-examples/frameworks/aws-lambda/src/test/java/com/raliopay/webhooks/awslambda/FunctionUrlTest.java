package com.raliopay.webhooks.awslambda;

class FunctionUrlTest extends LambdaContract {

    FunctionUrlTest() {
        super("function-url.json", false);
    }
}
