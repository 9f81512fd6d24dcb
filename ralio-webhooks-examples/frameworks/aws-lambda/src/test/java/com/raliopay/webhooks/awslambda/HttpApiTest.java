package com.raliopay.webhooks.awslambda;

class HttpApiTest extends LambdaContract {

    HttpApiTest() {
        super("http-api.json", false);
    }
}
