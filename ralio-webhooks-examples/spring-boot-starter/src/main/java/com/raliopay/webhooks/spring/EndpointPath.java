package com.raliopay.webhooks.spring;

import jakarta.servlet.http.HttpServletRequest;

/** Recognizes requests to the endpoint in a servlet container, before Spring Web MVC has mapped them. */
final class EndpointPath {

    private final String path;

    /**
     * Creates an instance.
     *
     * @param servletPath the property {@code spring.mvc.servlet.path}
     * @param path the path of the endpoint below it
     */
    EndpointPath(String servletPath, String path) {
        this.path =
                (servletPath.endsWith("/") ? servletPath.substring(0, servletPath.length() - 1) : servletPath) + path;
    }

    /** Compares the path that the container has decoded, without the context path. */
    boolean matches(HttpServletRequest request) {
        String below = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return below.equals(path) || below.equals(path + "/");
    }
}
