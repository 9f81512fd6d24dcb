package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateUpdatedTest {

    private static final UUID ID = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");
    private static final Instant TIME = Instant.parse("2025-06-19T17:14:13.123Z");
    private static final Subject SUBJECT = Subject.user(UUID.fromString("550e8400-e29b-41d4-a716-446655440001"));

    @Test
    void typeFollowsFromTheClass() {
        assertThat(new StateUpdated(ID, TIME, SUBJECT, 12345, KycLevel.REGULAR).type())
                .isEqualTo("kyc_state_updated");
    }

    @ParameterizedTest
    @EnumSource(KycLevel.class)
    void updateToALevelHasThatLevel(KycLevel level) {
        StateUpdated update = new StateUpdated(ID, TIME, SUBJECT, 12345, level);

        assertThat(update).isEqualTo(new StateUpdated(ID, TIME, SUBJECT, 12345, level.name()));
        assertThat(update.level()).isEqualTo(level);
    }

    @Test
    void unknownLevelIsUnknownAndItsTextStays() {
        StateUpdated update = new StateUpdated(ID, TIME, SUBJECT, 12345, "Premium");

        assertThat(update.level()).isEqualTo(KycLevel.UNKNOWN);
        assertThat(update.levelText()).isEqualTo("Premium");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blankLevelIsRefused(String blank) {
        assertThatThrownBy(() -> new StateUpdated(ID, TIME, SUBJECT, 12345, blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("levelText is blank");
    }
}
