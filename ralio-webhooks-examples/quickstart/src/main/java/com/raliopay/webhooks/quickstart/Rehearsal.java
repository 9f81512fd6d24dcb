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

/** Plays Ralio to an endpoint of its own: delivers over HTTP, and prints how it ended and whether that was expected. */
final class Rehearsal implements AutoCloseable {

    /** By this header {@link #observe} knows the deliveries apart. Ralio sends nothing like it. */
    private static final String NUMBER = "X-Delivery-Number";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Answer UNOBSERVED = new Answer(0, "–", "nothing");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Answer> observed = new ConcurrentHashMap<>();
    private final AtomicInteger deliveries = new AtomicInteger();
    private final AtomicInteger surprises = new AtomicInteger();
    private final DemoMerchant merchant = new DemoMerchant();
    private final MerchantEndpoint endpoint;
    private final Table table;

    Rehearsal(String secret, Table table) throws IOException {
        this.table = table;
        this.endpoint = new MerchantEndpoint(0, secret, merchant, this::observe);
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

    /** Delivers, waits for the answer, and prints a row. Safe to be called while another delivery is being handled. */
    void deliver(String what, byte[] body, Map<String, String> headers, Answer expected) {
        Answer answer = post(body, headers);
        boolean asExpected = answer.equals(expected);
        table.row(asExpected, what, answer);
        if (!asExpected) {
            table.expected(expected);
            surprises.incrementAndGet();
        }
    }

    /** Whether every delivery ended as expected. */
    boolean summary() {
        int all = deliveries.get();
        int unexpected = surprises.get();
        String failed = unexpected == 0 ? "" : ", " + unexpected + " not";
        table.line("");
        table.line("  " + all + " deliveries, " + (all - unexpected) + " as expected" + failed);
        return unexpected == 0;
    }

    private Answer post(byte[] body, Map<String, String> headers) {
        String number = Integer.toString(deliveries.incrementAndGet());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri())
                .timeout(TIMEOUT)
                .header(NUMBER, number)
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        HttpResponse<Void> response =
                client.sendAsync(request.build(), BodyHandlers.discarding()).join();

        Answer answer = observed.getOrDefault(number, UNOBSERVED);
        boolean told = response.headers().firstValueAsLong("Retry-After").isPresent();
        String seen = answer.seen() + (told ? "; Ralio is told when to come back" : "");
        return new Answer(response.statusCode(), answer.outcome(), seen);
    }

    /** Called by the dispatcher, before the endpoint answers. */
    private void observe(Delivery delivery, DispatchResult result) {
        Answer answer = new Answer(result.httpStatus(), result.outcome(), merchant.seen(result));
        delivery.header(NUMBER).ifPresent(number -> observed.put(number, answer));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
