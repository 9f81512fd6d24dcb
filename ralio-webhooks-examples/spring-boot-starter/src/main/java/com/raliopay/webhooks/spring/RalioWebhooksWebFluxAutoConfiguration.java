package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookDispatcher;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.WebFilter;
import reactor.netty.http.server.HttpServer;

/** The endpoint on Spring WebFlux, and what keeps its bodies. */
@AutoConfiguration(after = RalioWebhooksAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnBean(WebhookDispatcher.class)
public class RalioWebhooksWebFluxAutoConfiguration {

    @Bean
    ListenerThreads ralioListenerThreads() {
        return new ListenerThreads();
    }

    @Bean
    @ConditionalOnMissingBean(name = "ralioWebFluxMapping")
    SimpleUrlHandlerMapping ralioWebFluxMapping(
            WebhookDispatcher ralio,
            ObjectProvider<DeliveryHandler> handler,
            ListenerThreads threads,
            RalioWebhooksProperties properties) {
        WebFluxEndpoint endpoint = new WebFluxEndpoint(
                handler.getIfAvailable(() -> DeliveryHandler.unobserved(ralio)), ralio.maxBodyBytes(), threads);
        return new SimpleUrlHandlerMapping(
                Map.of(properties.path(), endpoint, properties.path() + "/", endpoint), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnMissingBean(name = "ralioWebFluxBodyFilter")
    WebFilter ralioWebFluxBodyFilter(RalioWebhooksProperties properties) {
        return new WebFluxBodyFilter(properties.path());
    }

    /** Netty's own response to a malformed chunk is a 400. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HttpServer.class)
    static class Netty {

        /** Installed by the customizer below, or by that of Spring Boot 3. */
        @Bean
        UnaryOperator<HttpServer> ralioBrokenBodies(RalioWebhooksProperties properties) {
            return new NettyBrokenBodies(properties.path());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({NettyServerCustomizer.class, HttpServer.class})
    static class NettyOnSpringBoot4 {

        @Bean
        NettyServerCustomizer ralioNettyServerCustomizer(
                @Qualifier("ralioBrokenBodies") UnaryOperator<HttpServer> brokenBodies) {
            return brokenBodies::apply;
        }
    }
}
