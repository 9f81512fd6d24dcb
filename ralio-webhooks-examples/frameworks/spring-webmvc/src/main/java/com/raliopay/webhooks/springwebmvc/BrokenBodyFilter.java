package com.raliopay.webhooks.springwebmvc;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;

/**
 * Responds 503 to a body that breaks off or stalls, so that Ralio sends the event again. Tomcat responds 400 or 408, whatever the
 * controller returns, and the event would be lost.
 */
@Configuration(proxyBeanMethods = false)
class BrokenBodyFilter {

    @Bean
    FilterRegistrationBean<Filter> brokenBodies() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
            if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException
                    && uri.contains("/webhooks/ralio")) {
                ((HttpServletResponse) response).setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            } else {
                chain.doFilter(request, response);
            }
        });
        filter.setDispatcherTypes(DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE); // before Spring Security, which may refuse the error page
        return filter;
    }
}
