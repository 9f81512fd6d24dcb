package com.raliopay.webhooks.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.benchmarks.deliveries.SignedDeliveries;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;

/** The endpoint of {@link com.raliopay.webhooks.merchant.HttpEndpoint}, which does a part of its work. */
final class JdkSteps implements HttpHandler {

    private static final String RESPONSE = "{\"received\":true}";
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

    private final Work work;
    private final Tally tally;
    private final SignatureVerifier verifier = SignatureVerifier.of(SignedDeliveries.SECRET);
    private final WebhookParser parser = new WebhookParser();
    private final WebhookDispatcher ralio;

    JdkSteps(Work work, Tally tally) {
        this.work = work;
        this.tally = tally;
        ralio = work.dispatcher(tally);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            if (work == Work.DISPATCH_WITHOUT_BODY) {
                DispatchResult result =
                        ralio.dispatch(exchange.getRequestBody(), exchange.getRequestHeaders()::getFirst);
                exchange.sendResponseHeaders(result.httpStatus(), -1);
                return;
            }
            byte[] request = exchange.getRequestBody().readAllBytes();
            tally.received();
            if (work == Work.BARE) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            boolean valid = isValid(request, exchange.getRequestHeaders().getFirst(SignatureVerifier.HEADER));

            byte[] body = RESPONSE.getBytes(UTF_8);
            HEADERS.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(valid ? 200 : 500, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private boolean isValid(byte[] body, String signature) {
        boolean verified = work == Work.ANSWER || verifier.verify(body, signature);
        return verified && (work != Work.PARSE || !parser.parse(body).type().isEmpty());
    }
}
