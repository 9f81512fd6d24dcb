package com.raliopay.webhooks.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.adyen.model.configurationwebhooks.AccountHolder;
import com.adyen.model.configurationwebhooks.AccountHolderNotificationRequest;
import com.adyen.model.configurationwebhooks.ConfigurationWebhooksHandler;
import com.adyen.util.HMACValidator;
import com.raliopay.webhooks.benchmarks.deliveries.Request;
import java.security.SignatureException;
import java.util.function.Consumer;

/** adyen-java-api-library, with an account holder of a balance platform whose verification failed. */
final class Adyen implements Contender {

    private static final String HMAC_KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
    private static final String HEADER = "HmacSignature";

    private final HMACValidator validator = new HMACValidator();
    private final Consumer<Object> fields;

    Adyen(Consumer<Object> fields) {
        this.fields = fields;
    }

    @Override
    public void handle(Request request) throws SignatureException {
        String body = new String(request.body(), UTF_8);
        if (!validator.validateHMAC(request.header(HEADER), HMAC_KEY, body)) {
            throw new SignatureException("signature mismatch");
        }
        AccountHolderNotificationRequest event = new ConfigurationWebhooksHandler(body)
                .getAccountHolderNotificationRequest()
                .orElseThrow();
        AccountHolder holder = event.getData().getAccountHolder();
        fields.accept(holder.getId());
        fields.accept(event.getType());
        fields.accept(event.getTimestamp());
        fields.accept(event.getData().getBalancePlatform());
        fields.accept(holder.getReference());
        fields.accept(holder.getCapabilities()
                .values()
                .iterator()
                .next()
                .getProblems()
                .get(0)
                .getVerificationErrors()
                .get(0)
                .getCode());
    }

    @Override
    public String event(String id) {
        return Resource.event("adyen.json", id);
    }

    @Override
    public Request sign(String event) throws SignatureException {
        return Request.of(event.getBytes(UTF_8), HEADER, validator.calculateHMAC(event, HMAC_KEY));
    }
}
