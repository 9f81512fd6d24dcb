package com.raliopay.webhooks.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.raliopay.webhooks.event.MutableEvent;
import com.raliopay.webhooks.signature.HastyVerifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The library keeps every rule, and every rule finds out who does not. */
class ArchitectureTest {

    static Stream<ArchRule> rules() {
        return Stream.of(RoomRules.all(), CodeRules.all(), ApiRules.all()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theLibraryKeeps(ArchRule rule) {
        rule.check(Code.LIBRARY);
    }

    static Stream<ArchRule> roomRules() {
        return RoomRules.all().stream();
    }

    /** The tests live in the same rooms and use what the rooms must not. */
    @ParameterizedTest
    @MethodSource("roomRules")
    void theTestsBreak(ArchRule rule) {
        assertThat(rule.evaluate(Code.TESTS).hasViolation()).isTrue();
    }

    static Stream<Arguments> offences() {
        return Stream.of(
                arguments(CodeRules.NO_REFLECTION_ON_THE_WAY_IN, Offenders.LoadsByName.class),
                arguments(CodeRules.NO_REFLECTION_ON_THE_WAY_IN, Offenders.LooksForConstructors.class),
                arguments(CodeRules.NO_REFLECTION_ON_THE_WAY_IN, Offenders.LooksForHandles.class),
                arguments(CodeRules.NO_REFLECTION_ON_THE_WAY_IN, Offenders.LoadsServices.class),
                arguments(CodeRules.NO_THREADS, Offenders.StartsAThread.class),
                arguments(CodeRules.NO_THREADS, Offenders.UsesAnExecutor.class),
                arguments(CodeRules.NO_THREADS, Offenders.UsesATimer.class),
                arguments(CodeRules.NO_THREADS, Offenders.StreamsInParallel.class),
                arguments(CodeRules.NO_STANDARD_STREAMS, Offenders.Prints.class),
                arguments(CodeRules.NO_OTHER_LOGGING, Offenders.LogsElsewhere.class),
                arguments(CodeRules.NO_GENERIC_EXCEPTIONS, Offenders.ThrowsAnything.class),
                arguments(CodeRules.ONE_LOGGER, Offenders.HasALogger.class),
                arguments(CodeRules.NO_HIDDEN_CLOCK, Offenders.LooksAtTheWall.class),
                arguments(CodeRules.PUBLIC_EXCEPTIONS_ARE_UNCHECKED, Offenders.CheckedException.class),
                arguments(CodeRules.EVENTS_ARE_RECORDS, MutableEvent.class),
                arguments(CodeRules.NOTHING_IN_AN_EVENT_CHANGES, MutableEvent.class),
                arguments(CodeRules.EVENTS_HOLD_VALUES, MutableEvent.Bytes.class),
                arguments(CodeRules.SHARED_OBJECTS_DO_NOT_CHANGE, Offenders.Counts.class),
                arguments(CodeRules.NO_PUBLIC_STATE, Offenders.Counts.class),
                arguments(CodeRules.NO_COMPARISON_STOPS_AT_THE_FIRST_DIFFERENCE, HastyVerifier.class),
                arguments(CodeRules.SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME, HastyVerifier.class),
                arguments(ApiRules.SIGNATURES_NAME_JAVA_AND_PUBLIC_TYPES_ONLY, Offenders.GivesJackson.class),
                arguments(ApiRules.SIGNATURES_NAME_JAVA_AND_PUBLIC_TYPES_ONLY, Offenders.TakesJackson.class),
                arguments(ApiRules.SIGNATURES_NAME_JAVA_AND_PUBLIC_TYPES_ONLY, Offenders.GivesAHiddenType.class));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void isFoundOut(ArchRule rule, Class<?> offender) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(offender))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void everyRuleHasAnOffender() {
        Stream<ArchRule> tried =
                Stream.concat(RoomRules.all().stream(), offences().map(offence -> (ArchRule) offence.get()[0]));

        assertThat(tried.distinct()).containsExactlyInAnyOrderElementsOf(rules().toList());
    }

    @Test
    void theLibraryIsAllThere() {
        assertThat(Code.LIBRARY.contain("com.raliopay.webhooks.WebhookDispatcher"))
                .isTrue();
        assertThat(Code.LIBRARY.contain("com.raliopay.webhooks.fixture.EventWriter"))
                .isTrue();
        assertThat(Code.LIBRARY.contain(ArchitectureTest.class)).isFalse();
    }
}
