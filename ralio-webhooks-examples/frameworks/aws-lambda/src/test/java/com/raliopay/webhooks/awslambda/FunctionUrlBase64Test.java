package com.raliopay.webhooks.awslambda;

class FunctionUrlBase64Test extends LambdaContract {

    FunctionUrlBase64Test() {
        super("function-url.json", true);
    }
}
