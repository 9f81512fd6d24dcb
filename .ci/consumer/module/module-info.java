module example {
    requires com.raliopay.webhooks;
}
