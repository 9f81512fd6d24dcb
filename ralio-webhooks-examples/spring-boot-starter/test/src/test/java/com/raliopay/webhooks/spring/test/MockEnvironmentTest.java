package com.raliopay.webhooks.spring.test;

import static com.raliopay.webhooks.spring.test.RalioWebhookRequests.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.testing.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The whole application, with a secret of the test's own. */
@Tag("spring-boot")
@SpringBootTest(properties = "ralio.webhooks.secret=of-this-test")
@AutoConfigureMockMvc
@AutoConfigureRalioWebhooks
class MockEnvironmentTest {

    @Test
    void signsWithSecretOfTheTest(@Autowired MockMvcTester mvc, @Autowired Environment environment) {
        assertThat(environment.getProperty("ralio.webhooks.secret")).isEqualTo("of-this-test");
        assertThat(environment.getProperty("ralio.webhooks.store")).isNull();
        assertThat(mvc.post().uri("/webhooks/ralio").with(signed(Fixture.SESSION_VERIFIED)))
                .hasStatusOk();
    }
}
