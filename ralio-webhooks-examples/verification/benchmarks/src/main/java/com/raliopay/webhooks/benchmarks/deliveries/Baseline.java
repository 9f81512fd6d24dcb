package com.raliopay.webhooks.benchmarks.deliveries;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The work that every consumer of signed JSON has to do: an HMAC over the body, and a pass over its tokens. For use by one
 * thread.
 */
public final class Baseline {

    private final JsonFactory json = new JsonFactory();
    private final Mac mac;

    public Baseline() {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SignedDeliveries.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] sign(byte[] body) {
        return mac.doFinal(body);
    }

    /** Reads every name and string of the body with jackson-core alone. */
    public void read(byte[] body, Consumer<? super String> strings) throws IOException {
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
                    strings.accept(parser.getText());
                }
            }
        }
    }
}
