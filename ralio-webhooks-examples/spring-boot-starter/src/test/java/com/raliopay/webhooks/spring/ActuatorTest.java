package com.raliopay.webhooks.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an application with Spring Boot's actuator has without any configuration. */
@Tag("spring-boot")
class ActuatorTest {

    private static final String PATH = "/webhooks/ralio";

    static List<TestApplication> applications() {
        return List.of(TestApplication.onWebMvc(), TestApplication.onWebFlux());
    }

    private static ConfigurableApplicationContext start(TestApplication application) {
        return application
                .with("ralio.webhooks.secret", "test")
                .with("management.endpoints.web.exposure.include", "*")
                .with("management.endpoint.health.show-details", "always")
                .with("management.endpoint.health.probes.enabled", "true")
                .run(event -> {}, Recording.class);
    }

    /** Records the observations of deliveries. */
    static class Recording implements ObservationHandler<WebhookObservationContext> {

        final List<WebhookObservationContext> deliveries = new CopyOnWriteArrayList<>();

        @Override
        public void onStop(WebhookObservationContext context) {
            deliveries.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof WebhookObservationContext;
        }
    }

    /** Returns the names that the page uses in queries. */
    private static List<String> prometheusNames() throws IOException {
        Path page = Path.of("METRICS.md");
        // The tests run in a folder below it, too.
        String text = Files.readString(Files.exists(page) ? page : Path.of("..").resolve(page));
        return Pattern.compile("ralio_webhook_[a-z_]+_(count|max)\\b")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext app, String path) throws Exception {
        return TestApplication.send(TestApplication.request(app, "/actuator" + path));
    }

    @ParameterizedTest
    @MethodSource("applications")
    void hasMetricsHealthAndTraces(TestApplication application) throws Exception {
        try (ConfigurableApplicationContext app = start(application)) {
            assertThat(TestApplication.post(app, PATH)).isEqualTo(200);
            assertThat(TestApplication.post(app, PATH)).isEqualTo(200);
            assertThat(TestApplication.send(TestApplication.request(app, PATH).POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(401);

            assertThat(get(
                                    app,
                                    "/metrics/ralio.webhook.deliveries?tag=outcome:HANDLED&tag=event.type:kyc_state_updated")
                            .body())
                    .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
            assertThat(get(app, "/metrics/ralio.webhook.deliveries").body())
                    .contains("{\"statistic\":\"COUNT\",\"value\":3.0}");
            assertThat(get(app, "/metrics/ralio.webhook.lag?tag=event.type:kyc_state_updated")
                            .body())
                    .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
            assertThat(get(app, "/health/ralioWebhooks").body())
                    .contains("\"status\":\"UP\"", "\"store\":\"available\"", "\"secret\":\"available\"");

            String scraped = get(app, "/prometheus").body();
            assertThat(prometheusNames())
                    .hasSize(2)
                    .allSatisfy(name -> assertThat(scraped).contains("\n" + name + "{"));

            // The observation of the request is the parent, although WebFlux runs the delivery in another thread.
            WebhookObservationContext delivery =
                    app.getBean(Recording.class).deliveries.get(0);
            ObservationView request = requireNonNull(delivery.getParentObservation());
            assertThat(request.getContextView().getName()).isEqualTo("http.server.requests");
        }
    }

    @Test
    void staysReadyWithoutStore() throws Exception {
        try (ConfigurableApplicationContext app = start(TestApplication.onWebMvc())) {
            app.getBean(JdbcTemplate.class).execute("DROP TABLE ralio_webhook_events");

            assertThat(get(app, "/health").statusCode()).isEqualTo(503);
            assertThat(get(app, "/health/ralioWebhooks").body())
                    .contains("\"status\":\"DOWN\"", "\"store\":\"unavailable: ")
                    .doesNotContain("ralio_webhook_events");
            assertThat(get(app, "/health/readiness").body()).contains("\"status\":\"UP\"");
            assertThat(get(app, "/health/liveness").body()).contains("\"status\":\"UP\"");
        }
    }
}
