package com.raliopay.webhooks.simulator.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTemplateTest {

    private static final EventIds IDS = EventIds.random(new Random(1));
    private static final Instant NOW = Instant.parse("2031-02-20T23:30:00.123456Z");
    private static final Pattern OLD_DATE = Pattern.compile("\"202[56]-");

    @ParameterizedTest
    @EnumSource(
            value = Fixture.class,
            names = {"EXPIRATION_WARNING", "EXPIRATION_WARNING_RELATED_PARTY", "EXPIRATION_WARNING_OTHER_ENVELOPE"})
    void datesExpirationFourteenDaysAhead(Fixture fixture) {
        ExpirationWarning warning =
                (ExpirationWarning) new WebhookParser().parse(event(fixture).body());

        assertThat(warning.timestamp()).isEqualTo("2031-02-20T23:30:00.123Z");
        assertThat(warning.daysRemaining()).isEqualTo(14);
        assertThat(warning.expirationDate()).isEqualTo(LocalDate.of(2031, 3, 6));
        assertThat(warning.kycId()).isEqualTo(IDS.kyc());
        assertThat(warning.subject().id()).contains(IDS.subject());
    }

    @Test
    void keepsDistanceAndFormatOfTimesInData() {
        // The check ended 9 minutes and 13 seconds before the event.
        assertThat(new String(event(Fixture.SESSION_FAILED).body(), UTF_8))
                .contains("\"timestamp\":\"2031-02-20T19:20:47-04:00\"");
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoDateOfThePayload(Fixture fixture) {
        assertThat(new String(event(fixture).body(), UTF_8)).doesNotContainPattern(OLD_DATE);
    }

    @Test
    void createsEventOfRelatedParty() {
        EventTemplate.Event event =
                EventTemplate.of(Fixture.STATE_UPDATED).ofRelatedParty().event(IDS, NOW);

        assertThat(new WebhookParser().parse(event.body()))
                .hasFieldOrPropertyWithValue("subject", Subject.relatedParty(IDS.subject()))
                .hasFieldOrPropertyWithValue("id", IDS.event());
    }

    private static EventTemplate.Event event(Fixture fixture) {
        return EventTemplate.of(fixture).event(IDS, NOW);
    }
}
