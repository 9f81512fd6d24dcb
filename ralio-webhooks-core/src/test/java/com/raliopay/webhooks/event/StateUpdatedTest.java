package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.event.EventSamples.ID;
import static com.raliopay.webhooks.event.EventSamples.SUBJECT;
import static com.raliopay.webhooks.event.EventSamples.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class StateUpdatedTest {

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
    void acceptsKnownLevel(KycLevel level) {
        StateUpdated update = new StateUpdated(ID, TIME, SUBJECT, 12345, level);

        assertThat(update).isEqualTo(new StateUpdated(ID, TIME, SUBJECT, 12345, level.name()));
        assertThat(update.level()).isEqualTo(level);
    }

    @Test
    void refusesUnknownLevelBecauseItsTextIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StateUpdated(ID, TIME, SUBJECT, 12345, KycLevel.UNKNOWN))
                .withMessage("level must not be UNKNOWN: pass the text of the level instead");
    }

    @Test
    void keepsTextOfUnknownLevel() {
        StateUpdated update = new StateUpdated(ID, TIME, SUBJECT, 12345, "Premium");

        assertThat(update.level()).isEqualTo(KycLevel.UNKNOWN);
        assertThat(update.levelText()).isEqualTo("Premium");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesBlankLevel(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StateUpdated(ID, TIME, SUBJECT, 12345, blank))
                .withMessage("levelText must not be blank");
    }
}
