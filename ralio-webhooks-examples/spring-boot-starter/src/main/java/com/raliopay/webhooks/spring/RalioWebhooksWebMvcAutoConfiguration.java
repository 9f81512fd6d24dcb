package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookDispatcher;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The endpoint on Spring Web MVC. */
@AutoConfiguration(after = RalioWebhooksAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(WebhookDispatcher.class)
public class RalioWebhooksWebMvcAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    WebMvcEndpoint ralioWebMvcEndpoint(WebhookDispatcher ralio) {
        return new WebMvcEndpoint(ralio);
    }

    @Bean
    @ConditionalOnMissingBean(name = "ralioWebMvcMapping")
    SimpleUrlHandlerMapping ralioWebMvcMapping(WebMvcEndpoint endpoint, RalioWebhooksProperties properties) {
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(
                Map.of(properties.path(), endpoint, properties.path() + "/", endpoint), Ordered.HIGHEST_PRECEDENCE);
        return mapping;
    }
}
