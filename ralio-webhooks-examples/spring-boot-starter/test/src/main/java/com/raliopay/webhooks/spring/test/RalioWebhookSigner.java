package com.raliopay.webhooks.spring.test;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.spring.RalioWebhooksProperties;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Signs deliveries with the application's secret, for {@code WebTestClient}, {@code RestTestClient}, and every other client whose
 * requests have {@code headers(Consumer)}. A bean of tests with {@link AutoConfigureRalioWebhooks}:
 *
 * <pre>{@code
 * client.post()
 *         .uri("/webhooks/ralio")
 *         .headers(signer.sign(Fixture.SESSION_VERIFIED.bytes()))
 *         .bodyValue(Fixture.SESSION_VERIFIED.bytes())
 *         .exchange()
 *         .expectStatus()
 *         .isOk();
 * }</pre>
 */
public final class RalioWebhookSigner {

    private final RalioWebhooksProperties properties;

    RalioWebhookSigner(RalioWebhooksProperties properties) {
        this.properties = properties;
    }

    /**
     * Returns what adds the headers of a delivery to a request.
     *
     * @param body the body of the request, byte for byte
     * @throws IllegalStateException if the application has no secret in its properties
     */
    public Consumer<HttpHeaders> sign(byte[] body) {
        Map<String, String> signature = headers(body);
        return headers -> {
            headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
            signature.forEach(headers::set);
        };
    }

    Map<String, String> headers(byte[] body) {
        List<String> secrets = properties.secret() == null ? properties.secrets() : List.of(properties.secret());
        if (secrets.isEmpty()) {
            throw new IllegalStateException(
                    "The property ralio.webhooks.secret is not set: add @AutoConfigureRalioWebhooks"
                            + " to the test, or the property.");
        }
        return SignatureVerifier.of(secrets.get(0)).headers(body);
    }
}
