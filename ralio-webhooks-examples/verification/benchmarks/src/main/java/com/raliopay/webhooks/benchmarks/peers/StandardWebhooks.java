package com.raliopay.webhooks.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.benchmarks.deliveries.Request;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The library of the Standard Webhooks specification, which only verifies, and databind, with the events of this library. */
final class StandardWebhooks implements Contender {

    private final Webhook webhook;
    private final HandWritten.Records records;

    StandardWebhooks(Consumer<Object> fields) {
        try {
            webhook = new Webhook("whsec_c2VjcmV0LW9mLXRoZS1iZW5jaG1hcms=");
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException(e);
        }
        records = new HandWritten.Records(fields);
    }

    @Override
    public void handle(Request request) throws Exception {
        webhook.verify(new String(request.body(), UTF_8), request.headers());
        records.handle(request.body());
    }

    @Override
    public String event(String id) {
        return Ralio.sessionFailed(id);
    }

    @Override
    public Request sign(String event) throws Exception {
        long seconds = Instant.now().getEpochSecond();
        return new Request(
                event.getBytes(UTF_8),
                Map.of(
                        Webhook.UNBRANDED_MSG_ID_KEY,
                        List.of("msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"),
                        Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
                        List.of(Long.toString(seconds)),
                        Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                        List.of(webhook.sign("msg_2KWPBgLlAfxdpx2AI54pPJ85f4W", seconds, event))));
    }
}
