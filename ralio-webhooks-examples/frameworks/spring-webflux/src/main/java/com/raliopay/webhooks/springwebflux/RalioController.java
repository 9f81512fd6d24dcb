package com.raliopay.webhooks.springwebflux;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookParser;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Hands every POST to the dispatcher, byte for byte. */
@RestController
public final class RalioController {

    private final WebhookDispatcher ralio;
    private final Scheduler listeners;

    /** Answers as this dispatcher says, on these threads. */
    public RalioController(WebhookDispatcher ralio, Scheduler listeners) {
        this.ralio = ralio;
        this.listeners = listeners;
    }

    /** The request itself, because {@code @RequestBody} refuses forms, and more than 256 KiB. */
    @PostMapping("/webhooks/ralio")
    Mono<ResponseEntity<String>> deliver(ServerHttpRequest request) {
        int most = WebhookParser.DEFAULT_MAX_BODY_BYTES + 1;
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(request.getBody(), most))
                .map(RalioController::bytes)
                .defaultIfEmpty(new byte[0])
                .publishOn(listeners) // off the event loop, for they may block
                .map(body -> answer(ralio.dispatch(body, request.getHeaders()::getFirst)));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ResponseEntity<String> answer(DispatchResult result) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(result.httpStatus());
        result.retryAfter().ifPresent(t -> response.header("Retry-After", "" + t.toSeconds()));
        return response.contentType(MediaType.APPLICATION_JSON).body(result.responseBody());
    }
}
