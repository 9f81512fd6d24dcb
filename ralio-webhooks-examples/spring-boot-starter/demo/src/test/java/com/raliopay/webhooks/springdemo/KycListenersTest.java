package com.raliopay.webhooks.springdemo;

import static com.raliopay.webhooks.spring.test.RalioWebhookRequests.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.spring.test.AutoConfigureRalioWebhooks;
import com.raliopay.webhooks.testing.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The listeners alone, without a database. */
@Tag("spring-boot")
// tag::slice
@WebMvcTest
@AutoConfigureRalioWebhooks
@Import(KycListeners.class)
class KycListenersTest {

    @Autowired
    MockMvcTester mvc;

    @MockitoBean
    Customers customers;

    @MockitoBean
    Mail mail;

    @Test
    void welcomesVerifiedCustomer() {
        SessionVerified event = Fixture.SESSION_VERIFIED.event(SessionVerified.class);

        assertThat(mvc.post().uri("/webhooks/ralio").with(signed(event))).hasStatusOk();

        verify(mail).welcome(event.subject().userId().orElseThrow());
    }
}
// end::slice
