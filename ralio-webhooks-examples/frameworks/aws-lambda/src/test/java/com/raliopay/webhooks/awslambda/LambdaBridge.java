package com.raliopay.webhooks.awslambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What is in front of a function: makes of each request the JSON that the services document, calls the handler through the
 * serialization of Lambda's own runtime, and answers as its JSON says.
 */
final class LambdaBridge implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Context NONE = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, args) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final PojoSerializer<APIGatewayV2HTTPEvent> requests = RuntimeSerializers.of(APIGatewayV2HTTPEvent.class);
    private final PojoSerializer<APIGatewayV2HTTPResponse> responses =
            RuntimeSerializers.of(APIGatewayV2HTTPResponse.class);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RalioHandler handler;
    private final String template;
    private final boolean base64;
    private final HttpServer server;

    LambdaBridge(RalioHandler handler, String template, boolean base64) throws IOException {
        this.handler = handler;
        this.template = template;
        this.base64 = base64;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode response = call(event(exchange));
            response.get("headers")
                    .properties()
                    .forEach(header -> exchange.getResponseHeaders()
                            .set(header.getKey(), header.getValue().asText()));
            byte[] body = response.get("body").asText().getBytes(UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(response.get("statusCode").asInt(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** The request as JSON: header names in lower case, no body where there is none. */
    private byte[] event(HttpExchange exchange) throws IOException {
        ObjectNode event;
        try (InputStream in = requireNonNull(LambdaBridge.class.getResourceAsStream(template), template)) {
            event = (ObjectNode) JSON.readTree(in);
        }
        ((ObjectNode) event.at("/requestContext/http")).put("method", exchange.getRequestMethod());
        ObjectNode headers = (ObjectNode) event.get("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            event.put("body", base64 ? Base64.getEncoder().encodeToString(body) : new String(body, UTF_8));
            event.put("isBase64Encoded", base64);
        }
        return JSON.writeValueAsBytes(event);
    }

    private JsonNode call(byte[] event) throws IOException {
        APIGatewayV2HTTPEvent request = requests.fromJson(new ByteArrayInputStream(event));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        responses.toJson(handler.handleRequest(request, NONE), out);
        return JSON.readTree(out.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
