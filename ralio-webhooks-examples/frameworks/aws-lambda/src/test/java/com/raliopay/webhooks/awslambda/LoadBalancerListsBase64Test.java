package com.raliopay.webhooks.awslambda;

class LoadBalancerListsBase64Test extends LambdaContract {

    LoadBalancerListsBase64Test() {
        super("load-balancer-lists.json", true);
    }
}
