package com.raliopay.webhooks.springwebflux;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Passes every POST to the dispatcher, byte for byte. */
@RestController
public final class RalioController {

    private final WebhookDispatcher ralio;
    private final Scheduler listeners;

    /**
     * Creates the controller.
     *
     * @param listeners the threads that listeners run on
     */
    public RalioController(WebhookDispatcher ralio, Scheduler listeners) {
        this.ralio = ralio;
        this.listeners = listeners;
    }

    /** Takes the request itself, because {@code @RequestBody} refuses forms and more than 256 KiB. */
    @PostMapping("/webhooks/ralio")
    Mono<ResponseEntity<String>> deliver(ServerHttpRequest request) {
        long atMost = ralio.maxBodyBytes() + 1L;
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(request.getBody(), atMost))
                .map(RalioController::bytes)
                .defaultIfEmpty(new byte[0])
                .publishOn(listeners) // off the event loop, because listeners may block
                .map(body -> response(ralio.dispatch(body, request.getHeaders()::getFirst)));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ResponseEntity<String> response(DispatchResult result) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(result.httpStatus());
        result.headers().forEach(response::header);
        return response.body(result.responseBody());
    }
}
