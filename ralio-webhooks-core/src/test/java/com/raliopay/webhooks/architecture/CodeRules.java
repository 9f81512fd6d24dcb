package com.raliopay.webhooks.architecture;

import static com.raliopay.webhooks.architecture.Code.EVENT;
import static com.raliopay.webhooks.architecture.Code.FIXTURE;
import static com.raliopay.webhooks.architecture.Code.SIGNATURE;
import static com.raliopay.webhooks.architecture.Code.accessible;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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

/** What the code of the library does not do, wherever it lives. */
final class CodeRules {

    /** What a class is asked without reflection: all of it is constant or a check of types. */
    private static final Set<String> HARMLESS_OF_CLASS =
            Set.of("cast", "isInstance", "isAssignableFrom", "getName", "getSimpleName", "getResourceAsStream");

    private static final Set<String> HARMLESS_OF_THREAD = Set.of("currentThread", "interrupt", "sleep");

    /** Checks a store for merchants' tests by a race, whose threads end with it. */
    private static final String RACE = ".*\\.idempotency\\.LawRace";

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

    /** A cold start must not pay for it. Enums and records need none; merchants' tests may wait for the fixtures. */
    static final ArchRule NO_REFLECTION_ON_THE_WAY_IN = noClasses()
            .that()
            .resideOutsideOfPackage(FIXTURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect", "java.lang.invoke")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.(ClassLoader|Module.*)|java\\.util\\.ServiceLoader.*")
            .orShould()
            .accessTargetWhere(calls(Class.class, HARMLESS_OF_CLASS));

    static final ArchRule NO_THREADS = noClasses()
            .that()
            .haveNameNotMatching(RACE)
            .should()
            .accessTargetWhere(calls(Thread.class, HARMLESS_OF_THREAD))
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

    /** One logger under one name, whose lines one class and its test answer for. */
    static final ArchRule ONE_LOGGER = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("DispatchLog")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.slf4j\\.LoggerFactory");

    /** Time is a clock that was handed in, or the database's: a test can move it. */
    static final ArchRule NO_HIDDEN_CLOCK =
            noClasses().should().accessTargetWhere(named("ask the time", Set.of("now", "currentTimeMillis")));

    static final ArchRule PUBLIC_EXCEPTIONS_ARE_UNCHECKED = classes()
            .that(accessible())
            .and()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(RuntimeException.class);

    /** What is not a record, an enum or an interface is not part of the vocabulary, and nobody else sees it. */
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

    static final ArchRule NOTHING_IN_AN_EVENT_CHANGES = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(EVENT)
            .should()
            .beFinal();

    /** Lists and maps are copies that refuse changes: see the test of the events themselves. */
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

    /** The types that merchants share between threads. Builders are not; a secret keeps the key that it made last. */
    static final ArchRule SHARED_OBJECTS_DO_NOT_CHANGE = fields().that()
            .areDeclaredInClassesThat(accessible())
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameNotEndingWith("Builder")
            .and()
            .doNotHaveFullName("com.raliopay.webhooks.signature.Secret.latest")
            .should()
            .beFinal();

    /** A constant is public; state is behind methods. */
    static final ArchRule NO_PUBLIC_STATE = fields().that()
            .areDeclaredInClassesThat(accessible())
            .and()
            .doNotHaveModifier(JavaModifier.STATIC)
            .should()
            .bePrivate();

    /**
     * Signatures and HMACs are compared in constant time, whatever else the room compares: a secret of the merchant is
     * compared with the one before, and a prefix with a constant.
     */
    static final ArchRule NO_COMPARISON_STOPS_AT_THE_FIRST_DIFFERENCE = noClasses()
            .that()
            .resideInAPackage(SIGNATURE)
            .should()
            .accessTargetWhere(named("compare", EQUALITY)
                    .and(DescribedPredicate.not(within("Secret.hmac", "SignatureText.decode"))));

    static final ArchRule SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME = classes()
            .that()
            .haveSimpleNameEndingWith("Verifier")
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    private CodeRules() {}

    /** Any access to a type but for the harmless methods; constructors are never harmless. */
    private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, Set<String> harmless) {
        return describe(
                "use more of " + owner.getName() + " than " + harmless,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && !harmless.contains(access.getTarget().getName()));
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
                NO_REFLECTION_ON_THE_WAY_IN,
                NO_THREADS,
                NO_STANDARD_STREAMS,
                NO_OTHER_LOGGING,
                NO_GENERIC_EXCEPTIONS,
                ONE_LOGGER,
                NO_HIDDEN_CLOCK,
                PUBLIC_EXCEPTIONS_ARE_UNCHECKED,
                EVENTS_ARE_RECORDS,
                NOTHING_IN_AN_EVENT_CHANGES,
                EVENTS_HOLD_VALUES,
                SHARED_OBJECTS_DO_NOT_CHANGE,
                NO_PUBLIC_STATE,
                NO_COMPARISON_STOPS_AT_THE_FIRST_DIFFERENCE,
                SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME);
    }
}
