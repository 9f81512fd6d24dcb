package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.event.EventSamples.REASON;
import static com.raliopay.webhooks.event.JsonValuesTest.nestedLists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CheckTest {

    @Test
    void keepsTextOfUnknownState() {
        Check check = new Check("sanctions", "3", Map.of(), List.of());

        assertThat(check.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(check.stateText()).isEqualTo("3");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNKNOWN")
    void acceptsKnownState(CheckState state) {
        Check check = new Check("document", state, Map.of(), List.of());

        assertThat(check).isEqualTo(new Check("document", state.text(), Map.of(), List.of()));
        assertThat(check.state()).isEqualTo(state);
    }

    @Test
    void refusesUnknownStateBecauseItsTextIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Check("document", CheckState.UNKNOWN, Map.of(), List.of()))
                .withMessage("state must not be UNKNOWN: pass the text of the state instead");
    }

    @Test
    void refusedCheckHasReasonsAndNoData() {
        Reason second = new Reason("FaceMatch", "KYC.FACE.GLARE", "Too bright.", Optional.of("FACE"));

        assertThat(Check.refused("document", REASON, second))
                .isEqualTo(new Check("document", "2", Map.of(), List.of(REASON, second)));
        assertThat(Check.refused("document")).isEqualTo(new Check("document", "2", Map.of(), List.of()));
    }

    @Test
    void reasonWithoutCategoryHasEmptyOne() {
        assertThat(new Reason("FaceMatch", "KYC.FACE.GLARE", "Too bright."))
                .isEqualTo(new Reason("FaceMatch", "KYC.FACE.GLARE", "Too bright.", Optional.empty()));
    }

    @Test
    void copiesReasons() {
        List<Reason> reasons = new ArrayList<>(List.of(REASON));
        Check check = new Check("document", "2", Map.of(), reasons);

        reasons.clear();

        assertThat(check.reasons()).containsExactly(REASON);
    }

    /** Body, its data, the array of checks and the check are the first four of 1,000 levels. */
    @Test
    void acceptsDataOf996Levels() {
        Map<String, @Nullable Object> deepest = Map.of("a", nestedLists(995));

        assertThat(new Check("document", "1", deepest, List.of()).data()).isEqualTo(deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Check("document", "1", Map.of("a", nestedLists(996)), List.of()))
                .withMessage("data must not make the body more than 1000 levels deep");
    }
}
