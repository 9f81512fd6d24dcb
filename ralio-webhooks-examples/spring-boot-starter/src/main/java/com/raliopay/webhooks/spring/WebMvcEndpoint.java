package com.raliopay.webhooks.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.DispatchResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;

/** Passes every POST to the dispatcher, byte for byte. */
final class WebMvcEndpoint implements HttpRequestHandler {

    private final DeliveryHandler deliveries;

    WebMvcEndpoint(DeliveryHandler deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        DispatchResult result = deliveries.handle(request.getInputStream(), request::getHeader, null);
        response.setStatus(result.httpStatus());
        result.headers().forEach(response::setHeader);
        byte[] body = result.responseBody().getBytes(UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        // At a shutdown, Tomcat may close the connection as soon as this method has returned.
        response.flushBuffer();
    }
}
