package com.raliopay.webhooks.spring.test;

import static com.raliopay.webhooks.spring.test.RalioWebhookRequests.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.testing.Fixture;
import com.raliopay.webhooks.testing.FixturePayload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** With Spring Security, whose defaults refuse everything else. */
@Tag("spring-boot")
@WebMvcTest
@AutoConfigureRalioWebhooks
@Import(KycListeners.class)
class WebMvcSliceTest {

    private static final String PATH = "/webhooks/ralio";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private MockMvcTester tester;

    @Autowired
    private KycListeners listeners;

    @Test
    void passesSignedPayloadToListener() throws Exception {
        FixturePayload payload = Fixture.SESSION_VERIFIED.withNewId();

        mvc.perform(post(PATH).with(signed(payload))).andExpect(status().isOk());

        assertThat(listeners.handled).contains(payload.event());
    }

    @Test
    void passesSignedEventToTransactionalListener() {
        FixturePayload payload = Fixture.STATE_UPDATED.withNewId();

        assertThat(tester.post().uri(PATH).with(signed(payload.event()))).hasStatusOk();

        assertThat(listeners.handled).contains(payload.event());
    }

    @Test
    void respondsAsTheEndpointToOtherDeliveries() {
        assertThat(tester.post().uri(PATH).with(signed(Fixture.SESSION_FAILED))).hasStatusOk();
        assertThat(tester.post().uri(PATH).with(signed("{".getBytes(UTF_8)))).hasStatus(500);
        assertThat(tester.post().uri(PATH).content(Fixture.SESSION_VERIFIED.bytes()))
                .hasStatus(401)
                .bodyText()
                .contains("signature");
        assertThat(listeners.handled).noneMatch(SessionFailed.class::isInstance);
    }

    @Test
    void leavesOtherPathsToSpringSecurity() {
        assertThat(tester.get().uri("/orders")).hasStatus(401);
    }
}
