package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookDispatcher;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The endpoint on Spring Web MVC, and the filter that keeps its bodies. */
@AutoConfiguration(after = RalioWebhooksAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(WebhookDispatcher.class)
public class RalioWebhooksWebMvcAutoConfiguration {

    @Bean
    EndpointPath ralioEndpointPath(
            RalioWebhooksProperties properties, @Value("${spring.mvc.servlet.path:/}") String servletPath) {
        return new EndpointPath(servletPath, properties.path());
    }

    @Bean
    @ConditionalOnMissingBean(name = "ralioWebMvcMapping")
    SimpleUrlHandlerMapping ralioWebMvcMapping(
            WebhookDispatcher ralio, ObjectProvider<DeliveryHandler> handler, RalioWebhooksProperties properties) {
        WebMvcEndpoint endpoint = new WebMvcEndpoint(handler.getIfAvailable(() -> DeliveryHandler.unobserved(ralio)));
        return new EndpointMapping(Map.of(properties.path(), endpoint, properties.path() + "/", endpoint));
    }

    /** Before all filters that might read the body, and before Spring Security, which may refuse the error page. */
    @Bean
    @ConditionalOnMissingBean(name = "ralioWebMvcBodyFilter")
    FilterRegistrationBean<WebMvcBodyFilter> ralioWebMvcBodyFilter(EndpointPath path) {
        FilterRegistrationBean<WebMvcBodyFilter> filter = new FilterRegistrationBean<>(new WebMvcBodyFilter(path));
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** A mapping of its own, because interceptors, prefixes, and argument resolvers of the application's controllers may refuse events. */
    private static final class EndpointMapping extends SimpleUrlHandlerMapping {

        EndpointMapping(Map<String, WebMvcEndpoint> endpoints) {
            super(endpoints, Ordered.HIGHEST_PRECEDENCE);
        }

        @Override
        protected void detectMappedInterceptors(List<HandlerInterceptor> mappedInterceptors) {}
    }
}
