package com.raliopay.webhooks.awslambda;

class HttpApiTest extends LambdaContract {

    HttpApiTest() {
        super("HTTP API", "http-api.json", false);
    }
}
