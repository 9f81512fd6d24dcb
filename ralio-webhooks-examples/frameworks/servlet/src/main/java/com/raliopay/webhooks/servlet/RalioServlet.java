package com.raliopay.webhooks.servlet;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Passes every POST to the dispatcher, byte for byte. */
@SuppressWarnings("serial") // servers no longer serialize servlets
public final class RalioServlet extends HttpServlet {

    private final WebhookDispatcher ralio;

    public RalioServlet(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        DispatchResult result = ralio.dispatch(request.getInputStream(), request::getHeader);

        response.setStatus(result.httpStatus());
        result.headers().forEach(response::setHeader);
        response.getWriter().print(result.responseBody());
    }

    /** Refuses TRACE, whose response would contain the signature. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
