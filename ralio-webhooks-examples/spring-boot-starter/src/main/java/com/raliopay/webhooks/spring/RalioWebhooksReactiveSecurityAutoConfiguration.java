package com.raliopay.webhooks.spring;

import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CorsSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/** Lets deliveries pass Spring Security on WebFlux; see {@link RalioWebhooksSecurityAutoConfiguration}. */
@AutoConfiguration(
        after = RalioWebhooksWebFluxAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration" // Spring Boot
            // 3
        })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(ServerHttpSecurity.class)
@ConditionalOnBean({ServerHttpSecurity.class, ListenerThreads.class})
public class RalioWebhooksReactiveSecurityAutoConfiguration {

    /**
     * Secures the application as Spring Security does if there is no filter chain: it would not do so any more, because of the
     * endpoint's. Comes first, because it must not find that one.
     */
    @Configuration(proxyBeanMethods = false)
    @Order(1)
    @ConditionalOnMissingBean(SecurityWebFilterChain.class)
    static class Application {

        @Bean
        SecurityWebFilterChain ralioDefaultSecurityWebFilterChain(ServerHttpSecurity http) {
            return http.authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                    .httpBasic(withDefaults())
                    .formLogin(withDefaults())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Order(2)
    static class Endpoint {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        @ConditionalOnMissingBean(name = "ralioSecurityWebFilterChain")
        SecurityWebFilterChain ralioSecurityWebFilterChain(
                ServerHttpSecurity http, RalioWebhooksProperties properties) {
            return http.securityMatcher(pathMatchers(properties.path(), properties.path() + "/"))
                    .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                    .csrf(CsrfSpec::disable)
                    .cors(CorsSpec::disable)
                    .requestCache(RequestCacheSpec::disable)
                    .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                    .build();
        }
    }
}
