package com.raliopay.webhooks.springwebmvc;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Passes every POST to the dispatcher, byte for byte. */
@RestController
public class RalioController {

    private final WebhookDispatcher ralio;

    public RalioController(WebhookDispatcher ralio) {
        this.ralio = ralio;
    }

    /** Takes the request itself, because {@code @RequestBody} reassembles a form from its parameters. */
    @PostMapping({"/webhooks/ralio", "/webhooks/ralio/"})
    ResponseEntity<String> deliver(HttpServletRequest request) throws IOException {
        DispatchResult result = ralio.dispatch(request.getInputStream(), request::getHeader);

        ResponseEntity.BodyBuilder response = ResponseEntity.status(result.httpStatus());
        result.headers().forEach(response::header);
        return response.body(result.responseBody());
    }
}
