package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.testing.Fixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

@Tag("spring-boot")
class WebMvcEndpointTest {

    private final WebApplicationContextRunner context = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RalioWebhooksAutoConfiguration.class, RalioWebhooksWebMvcAutoConfiguration.class))
            .withUserConfiguration(MvcConfiguration.class)
            .withBean(KycListeners.class)
            .withPropertyValues("ralio.webhooks.secret=test");

    @EnableWebMvc
    static class MvcConfiguration {}

    static class KycListeners {
        final List<StateUpdated> events = new ArrayList<>();

        @RalioListener
        void on(StateUpdated event) {
            events.add(event);
        }
    }

    @Test
    void passesSignedEventToListener() {
        context.run(app -> {
            MvcTestResult result = deliver(app);

            assertThat(result).hasStatusOk().bodyText().isEqualTo("{\"received\":true}");
            assertThat(app.getBean(KycListeners.class).events)
                    .containsExactly((StateUpdated) Fixture.STATE_UPDATED.event());
        });
    }

    /** Otherwise Tomcat may close the connection before, if it is shut down. */
    @Test
    void sendsWholeResponseBeforeItReturns() {
        context.run(app -> {
            MockHttpServletResponse response = deliver(app).getResponse();

            assertThat(response.isCommitted()).isTrue();
            assertThat(response.getContentLength()).isEqualTo(17);
        });
    }

    private static MvcTestResult deliver(WebApplicationContext app) {
        return MockMvcTester.from(app)
                .post()
                .uri("/webhooks/ralio")
                .headers(headers(Fixture.STATE_UPDATED))
                .content(Fixture.STATE_UPDATED.bytes())
                .exchange();
    }

    private static HttpHeaders headers(Fixture fixture) {
        HttpHeaders headers = new HttpHeaders();
        fixture.headers("test").forEach(headers::set);
        return headers;
    }
}
