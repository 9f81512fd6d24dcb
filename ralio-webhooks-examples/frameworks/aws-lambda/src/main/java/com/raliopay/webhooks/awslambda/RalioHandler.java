package com.raliopay.webhooks.awslambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.Base64;
import java.util.Map;

/**
 * The function behind a function URL or an HTTP API (payload format 2.0): passes every request to the dispatcher. The secret
 * is in the environment of the function: {@code RALIO_WEBHOOK_SECRET}.
 */
public final class RalioHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final WebhookDispatcher ralio;

    /** Called by Lambda, once for each instance. The listener prints each event. */
    public RalioHandler() {
        this(System.getenv(), System.out::println);
    }

    /** Instances share no memory: in production, set an idempotency store that they share, such as one in a database. */
    RalioHandler(Map<String, String> environment, WebhookListener<WebhookEvent> merchant) {
        String secret = requireNonNull(environment.get("RALIO_WEBHOOK_SECRET"), "RALIO_WEBHOOK_SECRET is not set");
        ralio = WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, merchant)
                .build();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        String text = requireNonNullElse(request.getBody(), "");
        byte[] body = request.getIsBase64Encoded() ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
        DispatchResult result = ralio.dispatch(body, request.getHeaders()::get); // names are in lower case

        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(result.httpStatus())
                .withHeaders(result.headers())
                .withBody(result.responseBody())
                .build();
    }
}
