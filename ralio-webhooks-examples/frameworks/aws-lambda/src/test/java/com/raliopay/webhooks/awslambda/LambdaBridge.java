package com.raliopay.webhooks.awslambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import com.amazonaws.services.lambda.runtime.Context;
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
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for the service in front of a function: converts each request to the JSON that the service documents, passes it to an
 * idle instance of the function through the serialization of Lambda's own runtime, and responds as the returned JSON says.
 */
final class LambdaBridge implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Context NONE = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, args) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    /** An instance of the function handles one request at a time. */
    private final Queue<RalioHandler> idle = new ConcurrentLinkedQueue<>();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Callable<RalioHandler> instances;
    private final String template;
    private final boolean base64;
    private final boolean multiValue;
    private final HttpServer server;

    LambdaBridge(Callable<RalioHandler> instances, String template, boolean base64) throws Exception {
        this.instances = instances;
        this.template = template;
        this.base64 = base64;
        multiValue = template.equals("load-balancer-lists.json");
        idle.add(instances.call());
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
            for (Map.Entry<String, JsonNode> header :
                    response.path(multiValue ? "multiValueHeaders" : "headers").properties()) {
                JsonNode value = multiValue ? header.getValue().get(0) : header.getValue();
                exchange.getResponseHeaders().set(header.getKey(), value.asText());
            }
            byte[] body = response.get("body").asText().getBytes(UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(response.get("statusCode").asInt(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** Returns the request as JSON: header names in lower case, except for a REST API, and no body if it is empty. */
    private byte[] event(HttpExchange exchange) throws IOException {
        ObjectNode event;
        try (InputStream in = requireNonNull(LambdaBridge.class.getResourceAsStream(template), template)) {
            event = (ObjectNode) JSON.readTree(in);
        }
        ObjectNode headers = (ObjectNode) event.get(multiValue ? "multiValueHeaders" : "headers");
        exchange.getRequestHeaders().forEach((name, values) -> {
            String value = String.join(",", values);
            String key = template.startsWith("rest-api") ? name : name.toLowerCase(Locale.ROOT);
            if (multiValue) {
                headers.putArray(key).add(value);
            } else {
                headers.put(key, value);
            }
        });
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            event.put("body", base64 ? Base64.getMimeEncoder().encodeToString(body) : new String(body, UTF_8));
            event.put("isBase64Encoded", base64);
        }
        return JSON.writeValueAsBytes(event);
    }

    private JsonNode call(byte[] event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RalioHandler instance = requireNonNullElseGet(idle.poll(), this::coldStart);
        try {
            Map<String, Object> request = RuntimeSerializer.read(new ByteArrayInputStream(event));
            RuntimeSerializer.write(instance.handleRequest(request, NONE), out);
        } finally {
            idle.add(instance);
        }
        return JSON.readTree(out.toByteArray());
    }

    private RalioHandler coldStart() {
        try {
            return instances.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
