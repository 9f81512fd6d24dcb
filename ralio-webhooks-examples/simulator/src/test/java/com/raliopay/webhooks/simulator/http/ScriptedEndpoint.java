package com.raliopay.webhooks.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint that answers as a test says, and remembers what came. */
public final class ScriptedEndpoint implements AutoCloseable {

    /** What came. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Received(byte[] body, Headers headers) {

        public String text() {
            return new String(body, UTF_8);
        }

        public String header(String name) {
            return headers.getFirst(name);
        }

        public String signature() {
            return header("X-Signature");
        }
    }

    /** An answer. */
    public record Scripted(int status, String body) {}

    /** Decides the answer to a delivery, by its number (from 0). */
    @FunctionalInterface
    public interface Script {
        Scripted answer(int number, Received received) throws InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new ArrayList<>();
    private final Script script;

    private ScriptedEndpoint(Script script) throws IOException {
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static ScriptedEndpoint answering(Script script) throws IOException {
        return new ScriptedEndpoint(script);
    }

    /** One status after the other; the last for ever. */
    public static ScriptedEndpoint answering(int... statuses) throws IOException {
        return answering((number, received) ->
                new Scripted(statuses[Math.min(number, statuses.length - 1)], "{\"number\":" + number + "}"));
    }

    /** Never answers, as long as it is open. */
    public static ScriptedEndpoint hanging() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        return answering((number, received) -> {
            never.await();
            return new Scripted(200, "");
        });
    }

    /** A port where nothing listens. */
    public static String nowhere() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/webhooks";
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received request = new Received(exchange.getRequestBody().readAllBytes(), exchange.getRequestHeaders());
            Scripted answer = script.answer(remember(request), request);
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int remember(Received request) {
        received.add(request);
        return received.size() - 1;
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
