package com.raliopay.webhooks.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.benchmarks.deliveries.Request;
import com.stripe.Stripe;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.identity.VerificationSession;
import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;

/**
 * stripe-java, with a verification session that failed, as in <a href="https://docs.stripe.com/webhooks">Stripe's
 * documentation</a>.
 */
final class StripeJava implements Contender {

    private static final String SECRET = "whsec_of_the_benchmark";
    private static final String HEADER = "Stripe-Signature";

    private final Consumer<Object> fields;

    StripeJava(Consumer<Object> fields) {
        this.fields = fields;
    }

    @Override
    public void handle(Request request) throws SignatureVerificationException {
        Event event = Webhook.constructEvent(new String(request.body(), UTF_8), request.header(HEADER), SECRET);
        switch (event.getType()) {
            case "identity.verification_session.requires_input" -> {
                var session = (VerificationSession)
                        event.getDataObjectDeserializer().getObject().orElseThrow();
                fields.accept(event.getId());
                fields.accept(event.getType());
                fields.accept(event.getCreated());
                fields.accept(session.getId());
                fields.accept(session.getClientReferenceId());
                fields.accept(session.getLastError().getCode());
            }
            default -> throw new IllegalStateException(event.getType());
        }
    }

    @Override
    public String event(String id) {
        return Resource.event("stripe.json", id).replace("{version}", Stripe.API_VERSION);
    }

    @Override
    public Request sign(String event) throws GeneralSecurityException {
        String signature = Webhook.Signature.generateSignatureHeader(event, SECRET);
        return Request.of(event.getBytes(UTF_8), HEADER, signature);
    }
}
