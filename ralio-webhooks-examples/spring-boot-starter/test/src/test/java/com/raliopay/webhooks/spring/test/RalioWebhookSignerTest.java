package com.raliopay.webhooks.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.spring.RalioWebhooksProperties;
import com.raliopay.webhooks.testing.Fixture;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

@Tag("spring-boot")
class RalioWebhookSignerTest {

    private static final byte[] BODY = Fixture.SESSION_VERIFIED.bytes();

    private static RalioWebhookSigner signer(Map<String, String> properties) {
        return new RalioWebhookSigner(new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("ralio.webhooks", RalioWebhooksProperties.class));
    }

    @Test
    void signsJsonWithFirstOfSeveralSecrets() {
        HttpHeaders headers = new HttpHeaders();

        signer(Map.of("ralio.webhooks.secrets[0]", "first", "ralio.webhooks.secrets[1]", "second"))
                .sign(BODY)
                .accept(headers);

        assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(SignatureVerifier.of("first").verify(BODY, headers.getFirst(SignatureVerifier.HEADER)))
                .isTrue();
    }

    @Test
    void namesMissingProperty() {
        RalioWebhookSigner signer = signer(Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> signer.sign(BODY))
                .withMessageContaining("ralio.webhooks.secret");
    }
}
