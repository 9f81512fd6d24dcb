package com.raliopay.webhooks.endpointcontract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.event.WebhookEvent;
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
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A host that does one thing wrong, as hosts do when nobody looks. */
final class FaultyHost {

    private static final int LIMIT = WebhookParser.DEFAULT_MAX_BODY_BYTES;

    /** What it does wrong. */
    enum Fault {
        NONE,
        BODY_READ_BY_LINES,
        BODY_READ_AS_ASCII,
        BODY_READ_AS_TEXT,
        BODY_READ_IN_THE_CHARSET_OF_ITS_TYPE,
        BODY_READ_ONCE,
        BODY_WITHOUT_LIMIT,
        ONE_MEGABYTE,
        LIMIT_OF_ITS_OWN,
        JSON_ONLY,
        ACCEPT_OBEYED,
        EMPTY_IS_A_BAD_REQUEST,
        NO_SIGNATURE_NEEDED,
        SERVER_ERRORS_AS_BAD_REQUEST,
        ALWAYS_OK,
        CALLS_TWICE,
        NO_CONTENT_TYPE,
        NO_RETRY_AFTER,
        ONE_THREAD,
        EVENT_LOOP,
        ANY_METHOD,
        DEFAULT_SECRET
    }

    private final Fault fault;

    FaultyHost(Fault fault) {
        this.fault = fault;
    }

    Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) throws IOException {
        if (fault != Fault.DEFAULT_SECRET && (secret == null || secret.isBlank())) {
            throw new IllegalStateException("no webhook secret");
        }
        WebhookDispatcher ralio = dispatcher(secret == null || secret.isBlank() ? "changeit" : secret, merchant);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(
                fault == Fault.ONE_THREAD ? 1 : 32,
                task -> new Thread(task, fault == Fault.EVENT_LOOP ? "vert.x-eventloop-thread-0" : "worker"));
        server.setExecutor(threads);
        server.createContext("/webhooks/ralio", exchange -> {
            try (exchange) {
                answer(exchange, ralio);
            }
        });
        server.start();
        return Host.on(server.getAddress().getPort(), () -> {
            server.stop(0);
            threads.shutdown();
        });
    }

    private WebhookDispatcher dispatcher(String secret, WebhookListener<WebhookEvent> merchant) {
        WebhookDispatcher.Builder builder = WebhookDispatcher.builder();
        if (fault == Fault.NO_SIGNATURE_NEEDED) {
            builder.acceptUnsigned();
        } else {
            builder.secret(secret);
        }
        builder.on(WebhookEvent.class, merchant);
        if (fault == Fault.CALLS_TWICE) {
            builder.on(WebhookEvent.class, merchant);
        }
        return builder.build();
    }

    private void answer(HttpExchange exchange, WebhookDispatcher ralio) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String type = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
        String accept = Optional.ofNullable(headers.getFirst("Accept")).orElse("*/*");
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(fault == Fault.ANY_METHOD ? 200 : 405, -1);
        } else if (fault == Fault.JSON_ONLY && !type.startsWith("application/json")) {
            exchange.sendResponseHeaders(415, -1);
        } else if (fault == Fault.ACCEPT_OBEYED && !accept.contains("json") && !accept.contains("*/*")) {
            exchange.sendResponseHeaders(406, -1);
        } else {
            dispatch(exchange, ralio, body(exchange.getRequestBody(), type));
        }
    }

    private byte[] body(InputStream in, String type) throws IOException {
        return switch (fault) {
            case BODY_READ_BY_LINES -> {
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
                yield reader.lines().collect(Collectors.joining("\n")).getBytes(UTF_8);
            }
            case BODY_READ_AS_ASCII -> new String(in.readAllBytes(), US_ASCII).getBytes(US_ASCII);
            case BODY_READ_AS_TEXT -> new String(in.readAllBytes(), UTF_8).getBytes(UTF_8);
            case BODY_READ_IN_THE_CHARSET_OF_ITS_TYPE -> {
                String name = type.replaceAll("^((?!charset=).)*(charset=)?\"?|\"$", "");
                yield new String(in.readAllBytes(), name.isEmpty() ? UTF_8 : Charset.forName(name)).getBytes(UTF_8);
            }
            case BODY_READ_ONCE -> {
                byte[] buffer = new byte[LIMIT + 1];
                yield Arrays.copyOf(buffer, Math.max(0, in.read(buffer)));
            }
            case BODY_WITHOUT_LIMIT -> {
                in.transferTo(OutputStream.nullOutputStream());
                yield new byte[0];
            }
            default -> in.readNBytes(LIMIT + 1);
        };
    }

    private void dispatch(HttpExchange exchange, WebhookDispatcher ralio, byte[] body) throws IOException {
        int limit = fault == Fault.ONE_MEGABYTE ? 1_000_000 : fault == Fault.LIMIT_OF_ITS_OWN ? LIMIT : LIMIT + 1;
        if (body.length > limit) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        if (fault == Fault.EMPTY_IS_A_BAD_REQUEST && body.length == 0) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        DispatchResult result = ralio.dispatch(body, exchange.getRequestHeaders()::getFirst);
        boolean ok = fault == Fault.ALWAYS_OK;
        boolean badRequest = fault == Fault.SERVER_ERRORS_AS_BAD_REQUEST && result.httpStatus() == 500;
        byte[] answer = (ok ? Outcome.HANDLED.responseBody() : result.responseBody()).getBytes(UTF_8);
        if (fault != Fault.NO_CONTENT_TYPE) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        if (fault != Fault.NO_RETRY_AFTER) {
            result.retryAfter().ifPresent(t -> exchange.getResponseHeaders().set("Retry-After", "" + t.toSeconds()));
        }
        exchange.sendResponseHeaders(ok ? 200 : badRequest ? 400 : result.httpStatus(), answer.length);
        exchange.getResponseBody().write(answer);
    }
}
