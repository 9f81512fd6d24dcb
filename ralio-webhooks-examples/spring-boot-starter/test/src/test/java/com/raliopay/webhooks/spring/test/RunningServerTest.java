package com.raliopay.webhooks.spring.test;

import com.raliopay.webhooks.testing.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole application on a port, with the secret of all tests. */
@Tag("spring-boot")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@AutoConfigureWebTestClient
@AutoConfigureRalioWebhooks
class RunningServerTest {

    private static final byte[] BODY = Fixture.SESSION_VERIFIED.bytes();

    @Autowired
    private RalioWebhookSigner signer;

    @Test
    void signsRequestsOfWebTestClient(@Autowired WebTestClient client) {
        client.post()
                .uri("/webhooks/ralio")
                .headers(signer.sign(BODY))
                .bodyValue(BODY)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void signsRequestsOfRestTestClient(@Autowired RestTestClient client) {
        client.post()
                .uri("/webhooks/ralio")
                .headers(signer.sign(BODY))
                .body(BODY)
                .exchange()
                .expectStatus()
                .isOk();
        client.post()
                .uri("/webhooks/ralio")
                .body(BODY)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }
}
