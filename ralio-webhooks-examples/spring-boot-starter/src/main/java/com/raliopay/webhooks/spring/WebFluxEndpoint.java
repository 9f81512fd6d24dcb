package com.raliopay.webhooks.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import java.io.ByteArrayInputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Passes every POST to the dispatcher, byte for byte. */
final class WebFluxEndpoint implements WebHandler {

    /** Where Spring keeps the observation of the request: Micrometer's ObservationThreadLocalAccessor.KEY, which may be absent. */
    private static final String OBSERVATION = "micrometer.observation";

    private final DeliveryHandler deliveries;
    private final int maxBodyBytes;
    private final ListenerThreads threads;

    WebFluxEndpoint(DeliveryHandler deliveries, int maxBodyBytes, ListenerThreads threads) {
        this.deliveries = deliveries;
        this.maxBodyBytes = maxBodyBytes;
        this.threads = threads;
    }

    /** Writes the response itself, because Spring refuses to write one if it cannot parse the {@code Accept} header. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        if (!request.getMethod().equals(HttpMethod.POST)) {
            response.getHeaders().set(HttpHeaders.ALLOW, HttpMethod.POST.name());
            return respond(response, HttpStatus.METHOD_NOT_ALLOWED);
        }
        long atMost = maxBodyBytes + 1L;
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(request.getBody(), atMost))
                .map(WebFluxEndpoint::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> dispatch(body, request))
                .flatMap(result -> send(result, response))
                // The body broke off, or too many deliveries are waiting.
                .onErrorResume(failure -> respond(response, HttpStatus.SERVICE_UNAVAILABLE));
    }

    /** Runs in a future that nobody interrupts if the sender hangs up. */
    private Mono<DispatchResult> dispatch(byte[] body, ServerHttpRequest request) {
        return Mono.deferContextual(context -> Mono.fromFuture(threads.run(() -> deliveries.handle(
                new ByteArrayInputStream(body),
                request.getHeaders()::getFirst,
                context.getOrDefault(OBSERVATION, null)))));
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

    private static Mono<Void> respond(ServerHttpResponse response, HttpStatus status) {
        response.setStatusCode(status);
        return response.setComplete();
    }
}
