package com.raliopay.webhooks.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/** Deliveries pass Spring Security; the rest of the application is as secure as without the starter. */
@Tag("spring-boot")
class SecurityTest {

    enum Framework {
        WEB_MVC,
        WEB_FLUX;

        TestApplication application() {
            TestApplication application = this == WEB_MVC ? TestApplication.onWebMvc() : TestApplication.onWebFlux();
            return application
                    .withSecurity()
                    .with("ralio.webhooks.secret", "test")
                    .with("ralio.webhooks.store", "memory")
                    .with("spring.security.user.password", "password");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsDefaultsOfSpringBoot(Framework framework) throws Exception {
        try (ConfigurableApplicationContext app = framework.application().run(event -> {})) {
            assertThat(TestApplication.post(app, "/webhooks/ralio")).isEqualTo(200);
            assertThat(TestApplication.post(app, "/webhooks/ralio/")).isEqualTo(200);
            assertThat(TestApplication.send(TestApplication.request(app, "/webhooks/ralio"))
                            .statusCode())
                    .isEqualTo(405);
            for (String other : new String[] {"/other", "/webhooks", "/webhooks/ralio/other", "/webhooks/ralio2"}) {
                assertThat(TestApplication.send(TestApplication.request(app, other))
                                .statusCode())
                        .as(other)
                        .isEqualTo(401);
                assertThat(TestApplication.send(TestApplication.request(app, other)
                                        .header("Authorization", basic("user", "password")))
                                .statusCode())
                        .as(other)
                        .isEqualTo(404);
            }
            assertThat(TestApplication.post(app, "/other")).isIn(401, 403);
        }
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    @Configuration(proxyBeanMethods = false)
    static class RestrictedWebMvc {
        @Bean
        SecurityFilterChain restricted(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RestrictedWebFlux {
        @Bean
        SecurityWebFilterChain restricted(ServerHttpSecurity http) {
            return http.authorizeExchange(exchanges -> exchanges.anyExchange().denyAll())
                    .build();
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesChainOfTheApplication(Framework framework) throws Exception {
        Class<?> chain = framework == Framework.WEB_MVC ? RestrictedWebMvc.class : RestrictedWebFlux.class;
        try (ConfigurableApplicationContext app = framework.application().run(event -> {}, chain)) {
            assertThat(TestApplication.post(app, "/webhooks/ralio")).isEqualTo(200);
            assertThat(TestApplication.post(app, "/other")).isEqualTo(403);
            assertThat(app.containsBean("ralioDefaultSecurityWebFilterChain")).isFalse();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnWebMvc {
        @Bean
        @Order(1)
        SecurityFilterChain ralioSecurityFilterChain(HttpSecurity http) throws Exception {
            return http.securityMatcher("/webhooks/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnWebFlux {
        @Bean
        @Order(1)
        SecurityWebFilterChain ralioSecurityWebFilterChain(ServerHttpSecurity http) {
            return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/webhooks/**"))
                    .authorizeExchange(exchanges -> exchanges.anyExchange().denyAll())
                    .build();
        }
    }

    @ParameterizedTest
    @EnumSource
    void chainOfTheSameNameReplacesThatOfTheStarter(Framework framework) throws Exception {
        Class<?> chain = framework == Framework.WEB_MVC ? OwnWebMvc.class : OwnWebFlux.class;
        try (ConfigurableApplicationContext app = framework.application().run(event -> {}, chain)) {
            assertThat(TestApplication.post(app, "/webhooks/ralio")).isEqualTo(403);
        }
    }

    /** The container knows the endpoint by another path than Spring Web MVC. */
    @Test
    void findsEndpointBelowPathOfTheServlet() throws Exception {
        TestApplication application = Framework.WEB_MVC
                .application()
                .with("server.servlet.context-path", "/shop")
                .with("spring.mvc.servlet.path", "/api");
        try (ConfigurableApplicationContext app = application.run(event -> {})) {
            assertThat(TestApplication.post(app, "/shop/api/webhooks/ralio")).isEqualTo(200);
            assertThat(TestApplication.post(app, "/shop/webhooks/ralio")).isIn(401, 403);
        }
    }

    @Test
    void findsEndpointBelowBasePath() throws Exception {
        TestApplication application = Framework.WEB_FLUX.application().with("spring.webflux.base-path", "/api");
        try (ConfigurableApplicationContext app = application.run(event -> {})) {
            assertThat(TestApplication.post(app, "/api/webhooks/ralio")).isEqualTo(200);
            assertThat(TestApplication.post(app, "/webhooks/ralio")).isEqualTo(404);
        }
    }
}
