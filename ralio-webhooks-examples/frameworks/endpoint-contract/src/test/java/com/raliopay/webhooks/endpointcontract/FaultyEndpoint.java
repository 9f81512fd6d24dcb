package com.raliopay.webhooks.endpointcontract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.json.WebhookParser;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** An endpoint with a single fault of a kind that real endpoints have. */
class FaultyEndpoint extends EndpointContract {

    private static final int LIMIT = WebhookParser.DEFAULT_MAX_BODY_BYTES;

    enum Fault {
        NONE,
        READS_LINES,
        READS_ASCII,
        READS_STRING,
        READS_IN_CHARSET_OF_CONTENT_TYPE,
        READS_ONCE,
        READS_WITHOUT_LIMIT,
        LIMITS_BODY_TO_ONE_MEGABYTE,
        REFUSES_TOO_LARGE_BODY_ITSELF,
        ACCEPTS_ONLY_JSON,
        OBEYS_ACCEPT,
        REFUSES_EMPTY_BODY_ITSELF,
        ACCEPTS_UNSIGNED,
        TURNS_500_INTO_400,
        ALWAYS_RESPONDS_200,
        CALLS_LISTENER_TWICE,
        OMITS_CONTENT_TYPE,
        OMITS_RETRY_AFTER,
        USES_ONE_THREAD,
        USES_EVENT_LOOP,
        ACCEPTS_ANY_METHOD,
        HAS_DEFAULT_SECRET,
        REFUSES_BROKEN_BODY,
        REFUSES_SLOW_BODY,
        REFUSES_CONTENT_ENCODING,
        REFUSES_HTTP_1_0,
        REFUSES_UNDERSCORE_IN_HOST,
        OBEYS_METHOD_OVERRIDE,
        ECHOES_TRACE,
        INTERRUPTS_LISTENER,
        DIES_OF_SIGTERM,
        FORGETS_AT_RESTART
    }

    /** For a process of its own, which creates an instance by the name of its class. */
    static final class DiesOfSigterm extends FaultyEndpoint {
        DiesOfSigterm() {
            super(Fault.DIES_OF_SIGTERM);
        }
    }

    static final class ForgetsAtRestart extends FaultyEndpoint {
        ForgetsAtRestart() {
            super(Fault.FORGETS_AT_RESTART);
        }
    }

    static FaultyEndpoint with(Fault fault) {
        return switch (fault) {
            case DIES_OF_SIGTERM -> new DiesOfSigterm();
            case FORGETS_AT_RESTART -> new ForgetsAtRestart();
            default -> new FaultyEndpoint(fault);
        };
    }

    private final Fault fault;

    FaultyEndpoint() {
        this(Fault.NONE);
    }

    private FaultyEndpoint(Fault fault) {
        this.fault = fault;
    }

    @Override
    protected RunningEndpoint start(@Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws Exception {
        if (fault != Fault.HAS_DEFAULT_SECRET && (secret == null || secret.isBlank())) {
            throw new IllegalStateException("no webhook secret");
        }
        WebhookDispatcher ralio = dispatcher(
                secret == null || secret.isBlank() ? "changeit" : secret,
                fault == Fault.FORGETS_AT_RESTART ? TestDatabase.inMemory() : databaseUrl,
                listener);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(
                fault == Fault.USES_ONE_THREAD ? 1 : 32,
                task -> new Thread(task, fault == Fault.USES_EVENT_LOOP ? "vert.x-eventloop-thread-0" : "worker"));
        server.setExecutor(threads);
        server.createContext("/webhooks/ralio", exchange -> {
            try (exchange) {
                respond(exchange, ralio);
            }
        });
        server.start();
        Thread hook = new Thread(() -> server.stop(60));
        if (fault != Fault.DIES_OF_SIGTERM) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
        return RunningEndpoint.on(server.getAddress().getPort(), () -> {
            Runtime.getRuntime().removeShutdownHook(hook);
            server.stop(0);
            threads.shutdown();
        });
    }

    private WebhookDispatcher dispatcher(String secret, String databaseUrl, WebhookListener<WebhookEvent> listener)
            throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(databaseUrl);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc");
        store.createSchema();
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder().idempotencyStore(store);
        if (fault == Fault.ACCEPTS_UNSIGNED) {
            builder.acceptUnsigned();
        } else {
            builder.secret(secret);
        }
        builder.on(WebhookEvent.class, fault == Fault.INTERRUPTS_LISTENER ? interrupted(listener) : listener);
        if (fault == Fault.CALLS_LISTENER_TWICE) {
            builder.on(WebhookEvent.class, listener);
        }
        return builder.build();
    }

    private static WebhookListener<WebhookEvent> interrupted(WebhookListener<WebhookEvent> listener) {
        return event -> {
            Thread.currentThread().interrupt();
            try {
                listener.handle(event);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e); // the flag must not be set while the server responds
            }
        };
    }

    private void respond(HttpExchange exchange, WebhookDispatcher ralio) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String type = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
        String accept = Optional.ofNullable(headers.getFirst("Accept")).orElse("*/*");
        if (fault == Fault.ECHOES_TRACE) {
            byte[] echo = headers.entrySet().toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, echo.length);
            exchange.getResponseBody().write(echo);
        } else if (refuses(exchange, headers)) {
            exchange.sendResponseHeaders(400, -1);
        } else if (!exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(fault == Fault.ACCEPTS_ANY_METHOD ? 200 : 405, -1);
        } else if (fault == Fault.ACCEPTS_ONLY_JSON && !type.startsWith("application/json")) {
            exchange.sendResponseHeaders(415, -1);
        } else if (fault == Fault.OBEYS_ACCEPT && !accept.contains("json") && !accept.contains("*/*")) {
            exchange.sendResponseHeaders(406, -1);
        } else {
            byte[] body;
            long start = System.nanoTime();
            try {
                body = body(exchange.getRequestBody(), type);
            } catch (IOException e) {
                exchange.sendResponseHeaders(fault == Fault.REFUSES_BROKEN_BODY ? 400 : 503, -1);
                return;
            }
            if (fault == Fault.REFUSES_SLOW_BODY && System.nanoTime() - start > 100_000_000) {
                exchange.sendResponseHeaders(408, -1);
                return;
            }
            dispatch(exchange, ralio, body);
        }
    }

    private boolean refuses(HttpExchange exchange, Headers headers) {
        return switch (fault) {
            case REFUSES_CONTENT_ENCODING -> headers.containsKey("Content-Encoding");
            case REFUSES_HTTP_1_0 -> exchange.getProtocol().equals("HTTP/1.0");
            case REFUSES_UNDERSCORE_IN_HOST -> headers.getFirst("Host").contains("_");
            case OBEYS_METHOD_OVERRIDE -> headers.containsKey("X-HTTP-Method-Override");
            default -> false;
        };
    }

    private byte[] body(InputStream in, String type) throws IOException {
        return switch (fault) {
            case READS_LINES -> {
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
                yield reader.lines().collect(Collectors.joining("\n")).getBytes(UTF_8);
            }
            case READS_ASCII -> new String(in.readAllBytes(), US_ASCII).getBytes(US_ASCII);
            case READS_STRING -> new String(in.readAllBytes(), UTF_8).getBytes(UTF_8);
            case READS_IN_CHARSET_OF_CONTENT_TYPE -> {
                String name = type.replaceAll("^((?!charset=).)*(charset=)?\"?|\"$", "");
                yield new String(in.readAllBytes(), name.isEmpty() ? UTF_8 : Charset.forName(name)).getBytes(UTF_8);
            }
            case READS_ONCE -> {
                byte[] buffer = new byte[LIMIT + 1];
                yield Arrays.copyOf(buffer, Math.max(0, in.read(buffer)));
            }
            case READS_WITHOUT_LIMIT -> {
                in.transferTo(OutputStream.nullOutputStream());
                yield new byte[0];
            }
            default -> in.readNBytes(LIMIT + 1);
        };
    }

    private void dispatch(HttpExchange exchange, WebhookDispatcher ralio, byte[] body) throws IOException {
        int limit = fault == Fault.LIMITS_BODY_TO_ONE_MEGABYTE
                ? 1_000_000
                : fault == Fault.REFUSES_TOO_LARGE_BODY_ITSELF ? LIMIT : LIMIT + 1;
        if (body.length > limit) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        if (fault == Fault.REFUSES_EMPTY_BODY_ITSELF && body.length == 0) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        DispatchResult result = ralio.dispatch(body, exchange.getRequestHeaders()::getFirst);
        boolean ok = fault == Fault.ALWAYS_RESPONDS_200;
        boolean badRequest = fault == Fault.TURNS_500_INTO_400 && result.httpStatus() == 500;
        byte[] response = (ok ? "{\"received\":true}" : result.responseBody()).getBytes(UTF_8);
        result.headers().forEach(exchange.getResponseHeaders()::set);
        if (fault == Fault.OMITS_CONTENT_TYPE) {
            exchange.getResponseHeaders().remove("Content-Type");
        }
        if (fault == Fault.OMITS_RETRY_AFTER) {
            exchange.getResponseHeaders().remove("Retry-After");
        }
        exchange.sendResponseHeaders(ok ? 200 : badRequest ? 400 : result.httpStatus(), response.length);
        exchange.getResponseBody().write(response);
    }
}
