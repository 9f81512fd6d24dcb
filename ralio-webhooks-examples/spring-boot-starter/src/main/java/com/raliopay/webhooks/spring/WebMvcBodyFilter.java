package com.raliopay.webhooks.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Keeps the bodies of deliveries for the endpoint, and responds 503 to one that breaks off or stalls, so that Ralio sends the event
 * again: Tomcat responds 400 or 408, whatever the endpoint returns.
 */
final class WebMvcBodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String IS_DELIVERY = WebMvcBodyFilter.class.getName();

    private final transient EndpointPath path;

    WebMvcBodyFilter(EndpointPath path) {
        this.path = path;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            if (request.getAttribute(IS_DELIVERY) != null
                    && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException) {
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            } else {
                chain.doFilter(request, response);
            }
        } else if (path.matches(request)) {
            request.setAttribute(IS_DELIVERY, true);
            chain.doFilter(new UnparsedRequest(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * A request without parameters and parts: reading those of a form consumes the body, as Spring does with every multipart body,
     * and {@code HiddenHttpMethodFilter} with every form.
     */
    private static final class UnparsedRequest extends HttpServletRequestWrapper {

        UnparsedRequest(HttpServletRequest request) {
            super(request);
        }

        /** The header keeps the type that was sent. */
        @Override
        public String getContentType() {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Collection<Part> getParts() {
            return List.of();
        }

        @Override
        public @Nullable Part getPart(String name) {
            return null;
        }
    }
}
