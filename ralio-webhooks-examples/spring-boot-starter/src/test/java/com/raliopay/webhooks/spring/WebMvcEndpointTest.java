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
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@Tag("frameworks")
class WebMvcEndpointTest {

    private final WebApplicationContextRunner context = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RalioWebhooksAutoConfiguration.class, RalioWebhooksWebMvcAutoConfiguration.class))
            .withUserConfiguration(MvcConfiguration.class)
            .withBean(KycListeners.class)
            .withPropertyValues("ralio.webhooks.secret=test");

    @org.springframework.web.servlet.config.annotation.EnableWebMvc
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
            assertThat(MockMvcTester.from(app)
                            .post()
                            .uri("/webhooks/ralio")
                            .headers(headers(Fixture.STATE_UPDATED))
                            .content(Fixture.STATE_UPDATED.bytes()))
                    .hasStatusOk()
                    .bodyText()
                    .isEqualTo("{\"received\":true}");
            assertThat(app.getBean(KycListeners.class).events)
                    .containsExactly((StateUpdated) Fixture.STATE_UPDATED.event());
        });
    }

    private static HttpHeaders headers(Fixture fixture) {
        HttpHeaders headers = new HttpHeaders();
        fixture.headers("test").forEach(headers::set);
        return headers;
    }
}
