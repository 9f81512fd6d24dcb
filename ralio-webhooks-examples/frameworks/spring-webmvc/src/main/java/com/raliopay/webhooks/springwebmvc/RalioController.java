package com.raliopay.webhooks.springwebmvc;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookParser;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands every POST to the dispatcher, byte for byte. */
@RestController
public final class RalioController {

    private final WebhookDispatcher ralio;

    /** Answers as this dispatcher says. */
    public RalioController(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    /** The request itself, because {@code @RequestBody} gives a form that was put together again. */
    @PostMapping("/webhooks/ralio")
    ResponseEntity<String> deliver(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(WebhookParser.DEFAULT_MAX_BODY_BYTES + 1);
        DispatchResult result = ralio.dispatch(body, request::getHeader);

        ResponseEntity.BodyBuilder response = ResponseEntity.status(result.httpStatus());
        result.retryAfter().ifPresent(t -> response.header("Retry-After", "" + t.toSeconds()));
        return response.contentType(MediaType.APPLICATION_JSON).body(result.responseBody());
    }
}
