package com.raliopay.webhooks.awslambda;

class HttpApiBase64Test extends LambdaContract {

    HttpApiBase64Test() {
        super("http-api.json", true);
    }
}
