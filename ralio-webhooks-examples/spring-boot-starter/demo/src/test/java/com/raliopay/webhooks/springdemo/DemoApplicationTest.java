package com.raliopay.webhooks.springdemo;

import static com.raliopay.webhooks.spring.test.RalioWebhookRequests.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.spring.test.AutoConfigureRalioWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The whole application, on PostgreSQL. */
@Tag("spring-boot")
@SpringBootTest(
        properties = {
            "management.prometheus.metrics.export.enabled=true", // off in tests
            "spring.datasource.hikari.maximum-pool-size=10"
        })
@AutoConfigureMockMvc
@AutoConfigureRalioWebhooks
class DemoApplicationTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Customers customers;

    private final UUID customer = UUID.randomUUID();

    private StateUpdated event(Instant time, KycLevel level) {
        return new StateUpdated(UUID.randomUUID(), time, Subject.user(customer), 1, level);
    }

    private void deliver(WebhookEvent event) {
        assertThat(mvc.post().uri("/webhooks/ralio").with(signed(event))).hasStatusOk();
    }

    private String level() {
        return customers.findById(customer).orElseThrow().level();
    }

    @Test
    void keepsNewestLevel() {
        deliver(event(NOON, KycLevel.LIGHT));
        deliver(event(NOON.plusSeconds(2), KycLevel.REGULAR));
        deliver(event(NOON.plusSeconds(1), KycLevel.LIGHT));

        assertThat(level()).isEqualTo(event(NOON, KycLevel.REGULAR).levelText());
    }

    @Test
    void handlesRedeliveredEventOnce() {
        StateUpdated event = event(NOON, KycLevel.LIGHT);
        deliver(event);
        customers.deleteById(customer);
        deliver(event);

        assertThat(customers.findById(customer)).isEmpty();
    }

    @Test
    @WithMockUser
    void reportsHealthAndMetrics() {
        deliver(event(NOON, KycLevel.LIGHT));

        assertThat(mvc.get().uri("/actuator/health")).hasStatusOk();
        assertThat(mvc.get().uri("/actuator/prometheus"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "ralio_webhook_deliveries_seconds_count{",
                        "event_type=\"kyc_state_updated\"",
                        "ralio_webhook_lag");
    }

    @Test
    void staysSecureElsewhere() {
        assertThat(mvc.get().uri("/actuator/prometheus")).hasStatus(401);
        assertThat(mvc.post().uri("/webhooks/other")).hasStatus(403);
    }

    @Test
    void migrationIsTheScriptOfTheLibrary() throws Exception {
        assertThat(script("db/migration/V1__ralio_webhook_events.sql"))
                .isEqualTo(script("ralio-webhooks/schema-postgresql.sql"));
    }

    private static String script(String name) throws Exception {
        return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
    }
}
