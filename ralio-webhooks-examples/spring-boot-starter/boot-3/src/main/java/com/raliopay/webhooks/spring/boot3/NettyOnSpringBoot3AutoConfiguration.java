package com.raliopay.webhooks.spring.boot3;

import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.embedded.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import reactor.netty.http.server.HttpServer;

/** Installs the starter's handler of broken bodies in Netty, on Spring Boot 3. */
@AutoConfiguration(afterName = "com.raliopay.webhooks.spring.RalioWebhooksWebFluxAutoConfiguration")
@ConditionalOnClass({NettyServerCustomizer.class, HttpServer.class})
public class NettyOnSpringBoot3AutoConfiguration {

    @Bean
    @ConditionalOnBean(name = "ralioBrokenBodies")
    NettyServerCustomizer ralioNettyServerCustomizer(
            @Qualifier("ralioBrokenBodies") UnaryOperator<HttpServer> brokenBodies) {
        return brokenBodies::apply;
    }
}
