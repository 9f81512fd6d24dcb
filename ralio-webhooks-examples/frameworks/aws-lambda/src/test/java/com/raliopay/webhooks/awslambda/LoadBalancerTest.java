package com.raliopay.webhooks.awslambda;

class LoadBalancerTest extends LambdaContract {

    LoadBalancerTest() {
        super("load-balancer.json", false);
    }
}
