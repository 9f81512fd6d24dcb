package com.raliopay.webhooks.springwebflux;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Passes every POST to the dispatcher, byte for byte. */
@RestController
public class RalioController {

    private final WebhookDispatcher ralio;
    private final Executor listeners;

    /**
     * Creates the controller.
     *
     * @param listeners the threads that listeners run on
     */
    public RalioController(WebhookDispatcher ralio, @Qualifier("listeners") Executor listeners) {
        this.ralio = ralio;
        this.listeners = listeners;
    }

    /**
     * Takes the request itself, because {@code @RequestBody} refuses forms and more than 256 KiB, and the response, because
     * Spring refuses to write another one if it cannot parse the {@code Accept} header.
     */
    @PostMapping({"/webhooks/ralio", "/webhooks/ralio/"})
    Mono<Void> deliver(ServerHttpRequest request, ServerHttpResponse response) {
        long atMost = ralio.maxBodyBytes() + 1L;
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(request.getBody(), atMost))
                .map(RalioController::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(failure ->
                        new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "incomplete body", failure))
                .flatMap(body -> dispatch(body, request))
                .flatMap(result -> send(result, response));
    }

    /** Runs off the event loop, because listeners may block, and in a future that nobody interrupts if the sender hangs up. */
    private Mono<DispatchResult> dispatch(byte[] body, ServerHttpRequest request) {
        return Mono.fromFuture(
                CompletableFuture.supplyAsync(() -> ralio.dispatch(body, request.getHeaders()::getFirst), listeners));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Mono<Void> send(DispatchResult result, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(result.httpStatus()));
        result.headers().forEach(response.getHeaders()::set);
        DataBuffer body = response.bufferFactory().wrap(result.responseBody().getBytes(UTF_8));
        return response.writeWith(Mono.just(body));
    }
}
