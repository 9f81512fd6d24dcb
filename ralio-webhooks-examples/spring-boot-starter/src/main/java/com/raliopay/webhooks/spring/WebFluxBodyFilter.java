package com.raliopay.webhooks.spring;

import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Keeps the bodies of deliveries for the endpoint: a filter that reads a form, as {@code HiddenHttpMethodFilter} does, consumes it. */
final class WebFluxBodyFilter implements WebFilter {

    private final String path;

    WebFluxBodyFilter(String path) {
        this.path = path;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String requested =
                exchange.getRequest().getPath().pathWithinApplication().value();
        boolean delivery = requested.equals(path) || requested.equals(path + "/");
        return chain.filter(delivery ? new UnparsedExchange(exchange) : exchange);
    }

    private static final class UnparsedExchange extends ServerWebExchangeDecorator {

        UnparsedExchange(ServerWebExchange exchange) {
            super(exchange);
        }

        @Override
        public Mono<MultiValueMap<String, String>> getFormData() {
            return Mono.just(new LinkedMultiValueMap<>());
        }

        @Override
        public Mono<MultiValueMap<String, Part>> getMultipartData() {
            return Mono.just(new LinkedMultiValueMap<>());
        }
    }
}
