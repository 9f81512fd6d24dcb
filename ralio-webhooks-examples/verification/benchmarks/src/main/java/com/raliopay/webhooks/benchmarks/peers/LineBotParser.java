package com.raliopay.webhooks.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.linecorp.bot.parser.LineSignatureValidator;
import com.linecorp.bot.parser.WebhookParseException;
import com.linecorp.bot.parser.WebhookParser;
import com.linecorp.bot.webhook.model.Event;
import com.linecorp.bot.webhook.model.MessageEvent;
import com.linecorp.bot.webhook.model.TextMessageContent;
import com.linecorp.bot.webhook.model.UserSource;
import com.raliopay.webhooks.benchmarks.deliveries.Request;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Consumer;

/** line-bot-parser, with a message from a user. */
final class LineBotParser implements Contender {

    private static final String HEADER = WebhookParser.SIGNATURE_HEADER_NAME;

    private final LineSignatureValidator validator =
            new LineSignatureValidator("secret-of-the-benchmark".getBytes(UTF_8));
    private final WebhookParser line = new WebhookParser(validator);
    private final Consumer<Object> fields;

    LineBotParser(Consumer<Object> fields) {
        this.fields = fields;
    }

    @Override
    public void handle(Request request) throws IOException, WebhookParseException {
        for (Event event : line.handle(request.header(HEADER), request.body()).events()) {
            if (event instanceof MessageEvent message
                    && message.message() instanceof TextMessageContent content
                    && message.source() instanceof UserSource user) {
                fields.accept(message.webhookEventId());
                fields.accept(message.mode());
                fields.accept(message.timestamp());
                fields.accept(content.id());
                fields.accept(user.userId());
                fields.accept(content.text());
            } else {
                throw new IllegalStateException(event.toString());
            }
        }
    }

    @Override
    public String event(String id) {
        return Resource.event("line.json", id);
    }

    @Override
    public Request sign(String event) {
        byte[] body = event.getBytes(UTF_8);
        return Request.of(body, HEADER, Base64.getEncoder().encodeToString(validator.generateSignature(body)));
    }
}
