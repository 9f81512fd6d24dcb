package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** The endpoint works whatever else the application does with its requests. */
@Tag("spring-boot")
class ForeignCodeTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static TestApplication onWebMvc() {
        return TestApplication.onWebMvc().with("ralio.webhooks.secret", "test").with("ralio.webhooks.store", "memory");
    }

    private static TestApplication onWebFlux() {
        return TestApplication.onWebFlux().with("ralio.webhooks.secret", "test").with("ralio.webhooks.store", "memory");
    }

    @Configuration(proxyBeanMethods = false)
    static class Mvc implements WebMvcConfigurer {

        @Override
        public void configurePathMatch(PathMatchConfigurer configurer) {
            configurer.addPathPrefix("/api", controller -> true);
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new Refusal());
        }

        @Bean
        MappedInterceptor refusal() {
            return new MappedInterceptor(new String[] {"/**"}, new Refusal());
        }

        @Bean
        FilterRegistrationBean<jakarta.servlet.Filter> readsParameters() {
            return new FilterRegistrationBean<>((request, response, chain) -> {
                request.getParameterMap();
                request.getParameter("a");
                chain.doFilter(request, response);
            });
        }

        @Bean
        Forms forms() {
            return new Forms();
        }
    }

    static class Refusal implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setStatus(403);
            return request.getRequestURI().contains("forms");
        }
    }

    @RestController
    static class Forms {
        @PostMapping("/forms")
        String form(@RequestParam("a") String a) {
            return a;
        }
    }

    @Test
    void endpointOnWebMvcIsLeftAlone() throws Exception {
        TestApplication application = onWebMvc().with("spring.mvc.hiddenmethod.filter.enabled", true);
        try (ConfigurableApplicationContext app = application.run(event -> {}, Mvc.class)) {
            for (String type : List.of("application/json", FORM, "multipart/form-data; boundary=x")) {
                assertThat(TestApplication.post(app, "/webhooks/ralio", "Content-Type", type))
                        .as(type)
                        .isEqualTo(200);
            }
            assertThat(TestApplication.send(TestApplication.request(app, "/api/forms")
                                    .header("Content-Type", FORM)
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("a=value")))
                            .body())
                    .isEqualTo("value");
        }
    }

    @Test
    void endpointOnWebFluxIsLeftAlone() throws Exception {
        TestApplication application = onWebFlux().with("spring.webflux.hiddenmethod.filter.enabled", true);
        try (ConfigurableApplicationContext app = application.run(event -> {})) {
            for (String type : List.of("application/json", FORM, "multipart/form-data; boundary=x")) {
                assertThat(TestApplication.post(app, "/webhooks/ralio", "Content-Type", type))
                        .as(type)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void endpointHasAnyPath() throws Exception {
        for (TestApplication each : List.of(onWebMvc(), onWebFlux())) {
            TestApplication application = each.with("ralio.webhooks.path", "/hooks/");
            try (ConfigurableApplicationContext app = application.run(event -> {})) {
                assertThat(TestApplication.post(app, "/hooks")).isEqualTo(200);
                assertThat(TestApplication.post(app, "/hooks/")).isEqualTo(200);
                assertThat(TestApplication.post(app, "/webhooks/ralio")).isEqualTo(404);
            }
        }
    }

    @Test
    void springBootStillCreatesItsExecutors() {
        List<String> names = new ArrayList<>();
        try (ConfigurableApplicationContext app = onWebFlux().run(event -> {})) {
            names.addAll(List.of(app.getBeanNamesForType(Executor.class)));
        }
        assertThat(names).containsExactly("applicationTaskExecutor");
    }
}
