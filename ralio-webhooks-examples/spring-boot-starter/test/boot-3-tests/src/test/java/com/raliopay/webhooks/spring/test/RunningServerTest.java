package com.raliopay.webhooks.spring.test;

import com.raliopay.webhooks.testing.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole application on a port, with the secret of all tests. */
@Tag("spring-boot")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRalioWebhooks
class RunningServerTest {

    private static final byte[] BODY = Fixture.SESSION_VERIFIED.bytes();

    @Test
    void signsRequestsOfWebTestClient(@Autowired WebTestClient client, @Autowired RalioWebhookSigner signer) {
        client.post()
                .uri("/webhooks/ralio")
                .headers(signer.sign(BODY))
                .bodyValue(BODY)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
