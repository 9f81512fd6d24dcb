/**
 * Receives the KYC webhooks of the payment provider Ralio: raw body in, typed listeners, HTTP status out.
 *
 * <p>Start at {@link com.raliopay.webhooks.WebhookDispatcher}, or at {@link com.raliopay.webhooks.WebhookParser} to read
 * events without dispatching them. In every package, parameters and results are never null unless marked
 * {@code @Nullable}; passing null where it is not allowed throws {@link NullPointerException}.
 */
module com.raliopay.webhooks {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires org.slf4j;
    requires static transitive java.sql;
    requires static org.jspecify;

    exports com.raliopay.webhooks;
    exports com.raliopay.webhooks.event;
    exports com.raliopay.webhooks.fixture;
    exports com.raliopay.webhooks.idempotency;
    exports com.raliopay.webhooks.signature;
}
