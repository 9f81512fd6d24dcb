package com.raliopay.webhooks.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.testing.Fixture;
import com.raliopay.webhooks.testing.FixturePayload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.reactive.WebFluxTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;

@Tag("spring-boot")
@WebFluxTest
@AutoConfigureRalioWebhooks
@Import(KycListeners.class)
class WebFluxSliceTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private RalioWebhookSigner signer;

    @Autowired
    private KycListeners listeners;

    @ParameterizedTest
    @EnumSource(names = {"SESSION_VERIFIED", "STATE_UPDATED"})
    void passesSignedPayloadToListener(Fixture fixture) {
        FixturePayload payload = fixture.withNewId();

        client.post()
                .uri("/webhooks/ralio")
                .headers(signer.sign(payload.bytes()))
                .bodyValue(payload.bytes())
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(listeners.handled).contains(payload.event());
    }
}
