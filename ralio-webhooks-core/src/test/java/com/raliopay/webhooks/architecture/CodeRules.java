package com.raliopay.webhooks.architecture;

import static com.raliopay.webhooks.architecture.Code.EVENT;
import static com.raliopay.webhooks.architecture.Code.SIGNATURE;
import static com.raliopay.webhooks.architecture.Code.TESTING;
import static com.raliopay.webhooks.architecture.Code.accessible;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the code of the library does not do, in any package. */
final class CodeRules {

    /** Methods of {@link Class} that are constant or check types. */
    private static final Set<String> ALLOWED_OF_CLASS =
            Set.of("cast", "isInstance", "isAssignableFrom", "getName", "getSimpleName", "getResourceAsStream");

    private static final Set<String> ALLOWED_OF_THREAD = Set.of("currentThread", "interrupt", "interrupted", "sleep");

    private static final Pattern THREADS = Pattern.compile("java\\.util\\.Timer.*|java\\.util\\.concurrent\\."
            + "(.*Executor.*|ForkJoin.*|CompletableFuture.*|Future.*|ThreadFactory|StructuredTaskScope.*)");

    private static final Pattern VALUES =
            Pattern.compile("int|long|java\\.lang\\.String|java\\.time\\.(Instant|LocalDate)"
                    + "|java\\.util\\.(UUID|Optional|List|Map)|com\\.raliopay\\.webhooks\\.event\\.Subject");

    private static final Set<String> EQUALITY = Set.of(
            "equals",
            "equalsIgnoreCase",
            "compare",
            "compareTo",
            "contentEquals",
            "mismatch",
            "regionMatches",
            "deepEquals",
            "hashCode");

    /** Reflection would slow down a cold start. */
    static final ArchRule NO_REFLECTION = noClasses()
            .that()
            .resideOutsideOfPackage(TESTING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect", "java.lang.invoke")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.(ClassLoader|Module.*)|java\\.util\\.ServiceLoader.*")
            .orShould()
            .accessTargetWhere(calls(Class.class, ALLOWED_OF_CLASS));

    static final ArchRule NO_THREADS = noClasses()
            .that()
            .resideOutsideOfPackage(TESTING)
            .should()
            .accessTargetWhere(calls(Thread.class, ALLOWED_OF_THREAD))
            .orShould()
            .dependOnClassesThat(describe(
                    "run threads", type -> THREADS.matcher(type.getName()).matches()))
            .orShould()
            .accessTargetWhere(named("run streams in parallel", Set.of("parallel", "parallelStream")));

    static final ArchRule NO_STANDARD_STREAMS = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    static final ArchRule NO_OTHER_LOGGING = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger.*");

    static final ArchRule NO_GENERIC_EXCEPTIONS = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    /** Time comes from a clock that a test can move, from the database, or from {@link System#nanoTime()}. */
    static final ArchRule NO_HIDDEN_CLOCK =
            noClasses().should().accessTargetWhere(named("read the time of day", Set.of("now", "currentTimeMillis")));

    static final ArchRule PUBLIC_EXCEPTIONS_ARE_UNCHECKED = classes()
            .that(accessible())
            .and()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(RuntimeException.class);

    static final ArchRule EVENTS_ARE_RECORDS = classes()
            .that()
            .resideInAPackage(EVENT)
            .and()
            .arePublic()
            .should()
            .beRecords()
            .orShould()
            .beEnums()
            .orShould()
            .beInterfaces();

    static final ArchRule FIELDS_OF_EVENTS_ARE_FINAL = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(EVENT)
            .should()
            .beFinal();

    /** Lists and maps are immutable copies, which the tests of the events check. */
    static final ArchRule EVENTS_HOLD_VALUES = fields().that()
            .areDeclaredInClassesThat()
            .areRecords()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage(EVENT)
            .should()
            .haveRawType(describe(
                    "values, lists or maps",
                    type -> VALUES.matcher(type.getName()).matches()));

    /** Merchants share all objects between threads, except for builders. The store in memory has a lock. */
    static final ArchRule SHARED_OBJECTS_ARE_IMMUTABLE = fields().that()
            .areDeclaredInClassesThat(accessible())
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameNotEndingWith("Builder")
            .and()
            .areNotDeclaredIn(InMemoryIdempotencyStore.class)
            .should()
            .beFinal();

    static final ArchRule NO_PUBLIC_STATE = fields().that()
            .areDeclaredInClassesThat(accessible())
            .and()
            .doNotHaveModifier(JavaModifier.STATIC)
            .should()
            .bePrivate();

    /**
     * Exempt are comparisons of a supplied secret with the previous one, of a prefix with a constant, and of whether secrets are
     * supplied.
     */
    static final ArchRule NO_COMPARISON_STOPS_AT_FIRST_DIFFERENCE = noClasses()
            .that()
            .resideInAPackage(SIGNATURE)
            .should()
            .accessTargetWhere(named("compare", EQUALITY)
                    .and(DescribedPredicate.not(
                            within("SuppliedKey.get", "SignatureText.withoutPrefix", "SignatureVerifier.<init>"))));

    static final ArchRule SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME = classes()
            .that()
            .haveSimpleNameEndingWith("Verifier")
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    private CodeRules() {}

    /** Matches any access to a type, including its constructors, except for the allowed methods. */
    private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, Set<String> allowed) {
        return describe(
                "use more of " + owner.getName() + " than " + allowed,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && !allowed.contains(access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> named(String what, Set<String> methods) {
        return describe(
                what,
                access -> access.getTarget() instanceof CodeUnitCallTarget
                        && methods.contains(access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> within(String... methods) {
        Set<String> allowed = Set.of(methods);
        return describe(
                "within " + allowed,
                access -> allowed.contains(access.getOriginOwner().getSimpleName() + "."
                        + access.getOrigin().getName()));
    }

    static List<ArchRule> all() {
        return List.of(
                NO_REFLECTION,
                NO_THREADS,
                NO_STANDARD_STREAMS,
                NO_OTHER_LOGGING,
                NO_GENERIC_EXCEPTIONS,
                NO_HIDDEN_CLOCK,
                PUBLIC_EXCEPTIONS_ARE_UNCHECKED,
                EVENTS_ARE_RECORDS,
                FIELDS_OF_EVENTS_ARE_FINAL,
                EVENTS_HOLD_VALUES,
                SHARED_OBJECTS_ARE_IMMUTABLE,
                NO_PUBLIC_STATE,
                NO_COMPARISON_STOPS_AT_FIRST_DIFFERENCE,
                SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME);
    }
}
