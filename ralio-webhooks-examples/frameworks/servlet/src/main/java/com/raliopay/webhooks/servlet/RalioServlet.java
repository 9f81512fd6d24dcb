package com.raliopay.webhooks.servlet;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookParser;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hands every POST to the dispatcher, byte for byte. */
@SuppressWarnings("serial") // servlets are not serialized any more
public final class RalioServlet extends HttpServlet {

    private final WebhookDispatcher ralio;

    /** Answers as this dispatcher says. */
    public RalioServlet(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(WebhookParser.DEFAULT_MAX_BODY_BYTES + 1);
        DispatchResult result = ralio.dispatch(body, request::getHeader);

        response.setStatus(result.httpStatus());
        response.setContentType("application/json");
        result.retryAfter().ifPresent(t -> response.setHeader("Retry-After", "" + t.toSeconds()));
        response.getOutputStream().print(result.responseBody());
    }
}
