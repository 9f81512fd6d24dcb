/**
 * Receives the KYC webhooks of the payment provider Ralio. A merchant's endpoint passes each POST to a dispatcher, which
 * verifies the signature, parses the event, calls the registered listeners once, and returns the HTTP response to send:
 *
 * <pre>{@code
 * WebhookDispatcher ralio = WebhookDispatcher.builder()
 *         .secret(System.getenv("RALIO_WEBHOOK_SECRET"))
 *         .on(SessionVerified.class, e -> customers.activate(e.subject()))
 *         .build();
 *
 * DispatchResult result = ralio.dispatch(body, request::getHeader);
 * response.setStatus(result.httpStatus());
 * }</pre>
 *
 * <p>Start at {@link com.raliopay.webhooks.WebhookDispatcher}. {@link com.raliopay.webhooks.json.WebhookParser} reads events
 * without dispatching them, {@link com.raliopay.webhooks.jdbc.JdbcIdempotencyStore} remembers handled events in a database,
 * and {@link com.raliopay.webhooks.testing.Fixture} has payloads for tests.
 *
 * <p>In every package, parameters and results are never null unless marked {@code @Nullable}; passing null where it is not
 * allowed throws {@link NullPointerException}.
 *
 * @see <a href="https://doc.raliopay.com/webhooks-events/introduction">Ralio's webhook events</a>
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
    exports com.raliopay.webhooks.idempotency;
    exports com.raliopay.webhooks.jdbc;
    exports com.raliopay.webhooks.json;
    exports com.raliopay.webhooks.signature;
    exports com.raliopay.webhooks.testing;
}
