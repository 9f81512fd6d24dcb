package com.raliopay.webhooks.awslambda;

class RestApiBase64Test extends LambdaContract {

    RestApiBase64Test() {
        super("rest-api.json", true);
    }
}
