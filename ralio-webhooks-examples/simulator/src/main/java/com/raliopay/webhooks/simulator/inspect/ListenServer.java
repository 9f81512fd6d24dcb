package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import io.javalin.http.Context;
import java.net.BindException;
import java.net.URI;

/** The inspector's own endpoint, on a port of its own: any path takes a POST. */
final class ListenServer {

    private static final String PATH = "/webhooks/ralio";

    private final DemoEndpoint endpoint;
    private final WebhookDispatcher dispatcher;
    private final LocalServer server;

    private ListenServer(int port, String secret, Runnable switched) throws BindException {
        endpoint = new DemoEndpoint(switched);
        dispatcher = endpoint.dispatcher(secret, (delivery, result) -> {});
        server = LocalServer.start(port, config -> config.routes.post("/*", this::handle));
    }

    static ListenServer start(int port, String secret, Runnable switched) throws BindException {
        return new ListenServer(port, secret, switched);
    }

    private void handle(Context ctx) {
        DispatchResult result = dispatcher.dispatch(ctx.bodyInputStream(), ctx.req()::getHeader);
        ctx.status(result.httpStatus());
        result.headers().forEach(ctx::header);
        ctx.result(result.responseBody());
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
