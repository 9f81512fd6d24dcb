package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Delivers events over HTTP to an endpoint of its own, and prints each result and whether it was expected. */
final class Demo implements AutoCloseable {

    /** The header by which {@link #observe} identifies a delivery; Ralio does not send it. */
    private static final String NUMBER = "X-Delivery-Number";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final DemoResult NOT_DISPATCHED = new DemoResult(0, "–", "nothing");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, DemoResult> observed = new ConcurrentHashMap<>();
    private final AtomicInteger deliveries = new AtomicInteger();
    private final AtomicInteger unexpected = new AtomicInteger();
    private final DemoMerchant merchant = new DemoMerchant();
    private final MerchantEndpoint endpoint;
    private final Table table;

    Demo(String secret, Table table) throws IOException {
        this.table = table;
        this.endpoint = new MerchantEndpoint(0, MerchantEndpoint.dispatcher(secret, merchant, this::observe));
    }

    DemoMerchant merchant() {
        return merchant;
    }

    URI uri() {
        return endpoint.uri();
    }

    void heading(String text) {
        table.heading(text);
    }

    /** Delivers an event, waits for the response, and prints a row. May be called while another delivery is being handled. */
    void deliver(String what, byte[] body, Map<String, String> headers, DemoResult expected) {
        DemoResult result = post(body, headers);
        boolean asExpected = result.equals(expected);
        table.row(asExpected, what, result);
        if (!asExpected) {
            table.expected(expected);
            unexpected.incrementAndGet();
        }
    }

    /** Prints the totals; returns whether every result was expected. */
    boolean summary() {
        int all = deliveries.get();
        int failed = unexpected.get();
        table.line("");
        table.line("  " + all + " deliveries, " + (all - failed) + " as expected"
                + (failed == 0 ? "" : ", " + failed + " not"));
        return failed == 0;
    }

    private DemoResult post(byte[] body, Map<String, String> headers) {
        String number = Integer.toString(deliveries.incrementAndGet());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri())
                .timeout(TIMEOUT)
                .header(NUMBER, number)
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        HttpResponse<Void> response =
                client.sendAsync(request.build(), BodyHandlers.discarding()).join();

        DemoResult result = observed.getOrDefault(number, NOT_DISPATCHED);
        boolean retryAfter = response.headers().firstValueAsLong("Retry-After").isPresent();
        String seen = result.seen() + (retryAfter ? "; Retry-After" : "");
        return new DemoResult(response.statusCode(), result.outcome(), seen);
    }

    /** Called by the dispatcher before the endpoint responds. */
    private void observe(Delivery delivery, DispatchResult result) {
        DemoResult seen = new DemoResult(result.httpStatus(), result.outcome(), merchant.seen(result));
        delivery.header(NUMBER).ifPresent(number -> observed.put(number, seen));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
