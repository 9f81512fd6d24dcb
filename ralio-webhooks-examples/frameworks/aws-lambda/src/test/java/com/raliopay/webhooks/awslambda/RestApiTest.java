package com.raliopay.webhooks.awslambda;

class RestApiTest extends LambdaContract {

    RestApiTest() {
        super("rest-api.json", false);
    }
}
