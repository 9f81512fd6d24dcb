package com.raliopay.webhooks.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.raliopay.webhooks.event.MutableEvent;
import com.raliopay.webhooks.signature.HastyVerifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The library follows every rule, and every rule finds a violation. */
@Tag("no-mutation")
class ArchitectureTest {

    static Stream<ArchRule> rules() {
        return Stream.of(PackageRules.all(), CodeRules.all(), ApiRules.all()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void libraryFollows(ArchRule rule) {
        rule.check(Code.LIBRARY);
    }

    static Stream<ArchRule> packageRules() {
        return PackageRules.all().stream();
    }

    /** The tests are in the same packages and use libraries that the library must not use. */
    @ParameterizedTest
    @MethodSource("packageRules")
    void testsViolate(ArchRule rule) {
        assertThat(rule.evaluate(Code.TESTS).hasViolation()).isTrue();
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments(CodeRules.NO_REFLECTION, RuleViolations.LoadsByName.class),
                arguments(CodeRules.NO_REFLECTION, RuleViolations.ListsConstructors.class),
                arguments(CodeRules.NO_REFLECTION, RuleViolations.UsesMethodHandles.class),
                arguments(CodeRules.NO_REFLECTION, RuleViolations.LoadsServices.class),
                arguments(CodeRules.NO_THREADS, RuleViolations.StartsThread.class),
                arguments(CodeRules.NO_THREADS, RuleViolations.UsesExecutor.class),
                arguments(CodeRules.NO_THREADS, RuleViolations.UsesTimer.class),
                arguments(CodeRules.NO_THREADS, RuleViolations.StreamsInParallel.class),
                arguments(CodeRules.NO_STANDARD_STREAMS, RuleViolations.Prints.class),
                arguments(CodeRules.NO_OTHER_LOGGING, RuleViolations.LogsElsewhere.class),
                arguments(CodeRules.NO_GENERIC_EXCEPTIONS, RuleViolations.ThrowsGenericException.class),
                arguments(CodeRules.NO_HIDDEN_CLOCK, RuleViolations.ReadsTimeOfDay.class),
                arguments(CodeRules.PUBLIC_EXCEPTIONS_ARE_UNCHECKED, RuleViolations.CheckedException.class),
                arguments(CodeRules.EVENTS_ARE_RECORDS, MutableEvent.class),
                arguments(CodeRules.FIELDS_OF_EVENTS_ARE_FINAL, MutableEvent.class),
                arguments(CodeRules.EVENTS_HOLD_VALUES, MutableEvent.Bytes.class),
                arguments(CodeRules.SHARED_OBJECTS_ARE_IMMUTABLE, RuleViolations.HasPublicState.class),
                arguments(CodeRules.NO_PUBLIC_STATE, RuleViolations.HasPublicState.class),
                arguments(CodeRules.NO_COMPARISON_STOPS_AT_FIRST_DIFFERENCE, HastyVerifier.class),
                arguments(CodeRules.SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME, HastyVerifier.class),
                arguments(ApiRules.SIGNATURES_HAVE_TYPES_OF_JAVA_AND_PUBLIC_TYPES, RuleViolations.ReturnsJackson.class),
                arguments(ApiRules.SIGNATURES_HAVE_TYPES_OF_JAVA_AND_PUBLIC_TYPES, RuleViolations.TakesJackson.class),
                arguments(
                        ApiRules.SIGNATURES_HAVE_TYPES_OF_JAVA_AND_PUBLIC_TYPES,
                        RuleViolations.ReturnsHiddenType.class));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void findsViolation(ArchRule rule, Class<?> violation) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(violation))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void everyRuleHasViolation() {
        Stream<ArchRule> violated =
                Stream.concat(PackageRules.all().stream(), violations().map(violation ->
                        (ArchRule) violation.get()[0]));

        assertThat(violated.distinct()).containsExactlyInAnyOrderElementsOf(rules().toList());
    }

    @Test
    void rulesApplyToLibraryWithoutTests() {
        assertThat(Code.LIBRARY.contain("com.raliopay.webhooks.WebhookDispatcher"))
                .isTrue();
        assertThat(Code.LIBRARY.contain("com.raliopay.webhooks.json.WebhookWriter"))
                .isTrue();
        assertThat(Code.LIBRARY.contain(ArchitectureTest.class)).isFalse();
    }
}
