package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.TestData.array;
import static com.raliopay.webhooks.TestData.nestedArray;
import static com.raliopay.webhooks.TestData.object;
import static com.raliopay.webhooks.event.JsonValuesTest.assertRefusesChanges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {

    private static final Reason REASON =
            new Reason("FaceMatch", "KYC.FACE.GLARE", "José Nuñez, born 1971.", Optional.of("FACE"));

    @Test
    void unknownStateIsReadAsUnknownAndItsTextStays() {
        Check check = new Check("sanctions", "3", Map.of(), List.of());

        assertThat(check.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(check.stateText()).isEqualTo("3");
    }

    @ParameterizedTest
    @EnumSource(CheckState.class)
    void checkMadeOfAStateHasThatState(CheckState state) {
        Check check = new Check("document", state, Map.of(), List.of());

        assertThat(check).isEqualTo(new Check("document", state.text(), Map.of(), List.of()));
        assertThat(check.state()).isEqualTo(state);
    }

    @Test
    void dataAndReasonsAreCopiesThatRefuseChanges() {
        List<@Nullable Object> pages = array(1, 2);
        Map<String, @Nullable Object> data = object("document", object("pages", pages));
        List<Reason> reasons = new ArrayList<>(List.of(REASON));
        Check check = new Check("document", "2", data, reasons);

        pages.clear();
        data.clear();
        reasons.clear();

        assertThat(check)
                .isEqualTo(new Check(
                        "document", "2", object("document", object("pages", array(1L, 2L))), List.of(REASON)));
        assertRefusesChanges(check.data());
        assertRefusesChanges(check.reasons());
    }

    @Test
    void dataMayBeAsDeepAsABodyAllowsAndNoDeeper() {
        Map<String, @Nullable Object> deepest = object("a", nestedArray(59));

        assertThat(new Check("document", "1", deepest, List.of()).data()).isEqualTo(deepest);
        assertThatThrownBy(() -> new Check("document", "1", object("a", nestedArray(60)), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data is nested too deeply for a webhook body");
    }

    @Test
    void printedFormShowsNeitherDataNorMessages() {
        Check check = new Check("document", "2", object("number", "X1234567L", "issued", null), List.of(REASON));

        assertThat(check)
                .hasToString("Check[type=document, state=REFUSED, data=<2 fields>, reasons=["
                        + "Reason[type=FaceMatch, code=KYC.FACE.GLARE, message=<22 characters>, category=FACE]]]");
    }

    @Test
    void printedReasonWithoutACategoryHasAnEmptyOne() {
        assertThat(new Reason("FaceMatch", "KYC.FACE.GLARE", "", Optional.empty()))
                .hasToString("Reason[type=FaceMatch, code=KYC.FACE.GLARE, message=<0 characters>, category=]");
    }
}
