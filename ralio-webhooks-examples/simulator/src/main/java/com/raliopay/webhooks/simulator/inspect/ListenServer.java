package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.ResponseHeaders;
import com.raliopay.webhooks.simulator.observer.Observation;
import com.raliopay.webhooks.simulator.observer.Observations;
import com.raliopay.webhooks.simulator.observer.Observed;
import com.raliopay.webhooks.simulator.verify.SignatureDiagnosis;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The inspector's own endpoint, on a port of its own: any path takes a POST. */
final class ListenServer {

    private static final String PATH = "/webhooks/ralio";
    private static final int MAX_HEADERS = 100;

    private final DemoEndpoint endpoint;
    private final WebhookDispatcher dispatcher;
    private final Receiver receiver;
    private final Joiner joiner;
    private final BooleanSupplier quiet;
    private final LocalServer server;

    /**
     * Starts the endpoint.
     *
     * @param switched called when a switch has changed
     * @param quiet whether requests are not recorded now, because there are too many
     * @throws BindException if the port is in use
     */
    ListenServer(int port, String secret, Receiver receiver, Joiner joiner, Runnable switched, BooleanSupplier quiet)
            throws BindException {
        this.receiver = receiver;
        this.joiner = joiner;
        this.quiet = quiet;
        endpoint = new DemoEndpoint(switched);
        dispatcher = endpoint.dispatcher(secret);
        server = LocalServer.start(port, config -> {
            config.http.prefer405over404 = true;
            config.routes.post("/*", this::handle);
        });
    }

    private void handle(Context ctx) throws IOException {
        byte[] body = ctx.bodyInputStream().readNBytes(WebhookParser.DEFAULT_MAX_BODY_BYTES + 1);
        DispatchResult result = quiet.getAsBoolean() ? dispatch(ctx, body) : record(ctx, body);
        ctx.status(result.httpStatus());
        result.headers().forEach(ctx::header);
        ctx.result(result.responseBody());
    }

    private DispatchResult dispatch(Context ctx, byte[] body) {
        return dispatcher.dispatch(body, ctx.req()::getHeader);
    }

    private DispatchResult record(Context ctx, byte[] body) {
        ResponseHeaders headers = headers(ctx);
        String signature = SignatureDiagnosis.formatOf(ctx.req().getHeader(SignatureVerifier.HEADER));
        long at = System.currentTimeMillis();
        Receiver.Request request = receiver.begin(body);
        DispatchResult result = dispatch(ctx, body);
        Observation observation =
                Observations.of(new Observed(at, body, signature, ctx.req().getContentType(), result));
        receiver.end(request, observation, headers, result.responseBody());
        joiner.join(observation, () -> {});
        return result;
    }

    private static ResponseHeaders headers(Context ctx) {
        List<ResponseHeaders.Header> all = Collections.list(ctx.req().getHeaderNames()).stream()
                .flatMap(name -> Collections.list(ctx.req().getHeaders(name)).stream()
                        .map(value -> Receiver.header(name, value)))
                .toList();
        int kept = Math.min(all.size(), MAX_HEADERS);
        return new ResponseHeaders(all.subList(0, kept), all.size() - kept);
    }

    DemoEndpoint endpoint() {
        return endpoint;
    }

    URI uri() {
        return server.uri(PATH);
    }

    StateView.Listen view() {
        return new StateView.Listen(uri().toString(), endpoint.switches());
    }

    void stop() {
        server.stop();
    }
}
