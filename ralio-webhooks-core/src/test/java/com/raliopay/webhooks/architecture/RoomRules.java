package com.raliopay.webhooks.architecture;

import static com.raliopay.webhooks.architecture.Code.EVENT;
import static com.raliopay.webhooks.architecture.Code.FIXTURE;
import static com.raliopay.webhooks.architecture.Code.IDEMPOTENCY;
import static com.raliopay.webhooks.architecture.Code.ROOT;
import static com.raliopay.webhooks.architecture.Code.SIGNATURE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The rooms of the library: what each may know. A rule names all that is allowed, so that nothing else slips in. */
final class RoomRules {

    private static final String JACKSON = "com.fasterxml.jackson..";

    static final ArchRule EVERY_CLASS_IS_IN_A_ROOM =
            classes().should().resideInAnyPackage(ROOT, EVENT, SIGNATURE, IDEMPOTENCY, FIXTURE);

    static final ArchRule EVENTS_KNOW_NOTHING = room(EVENT, "java.math", "java.time");

    static final ArchRule FRONT_DOORS_KNOW_EVENTS_SIGNATURES_AND_STORES = room(
            ROOT,
            EVENT,
            SIGNATURE,
            IDEMPOTENCY,
            "java.math",
            "java.nio",
            "java.nio.charset",
            "java.time",
            "java.time.chrono",
            "org.slf4j");

    static final ArchRule SIGNATURES_KNOW_CRYPTOGRAPHY_ONLY =
            room(SIGNATURE, "java.nio.charset", "java.security", "javax.crypto", "javax.crypto.spec");

    static final ArchRule STORES_KNOW_THREADS_AND_DATABASES_ONLY =
            room(IDEMPOTENCY, "java.io", "java.nio.charset", "java.sql", "java.time", "java.util.regex", "javax.sql");

    static final ArchRule FIXTURES_KNOW_EVENTS_THE_PARSER_AND_SIGNATURES =
            room(FIXTURE, ROOT, EVENT, SIGNATURE, "java.io", "java.nio.charset", "java.time", JACKSON);

    /** Merchants' hosts bring a Jackson of their own: only what writes events for tests may depend on it. */
    static final ArchRule ONLY_FIXTURES_KNOW_JACKSON = noClasses()
            .that()
            .resideOutsideOfPackage(FIXTURE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JACKSON);

    /** As few as possible: the one that writes. */
    static final ArchRule ONLY_THE_WRITER_KNOWS_JACKSON = noClasses()
            .that()
            .haveNameNotMatching(".*\\.EventWriter(\\$Json)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JACKSON);

    /** From the front doors no way leads to Jackson, nor to what is there for tests. */
    static final ArchRule NO_WAY_LEADS_FROM_THE_FRONT_DOORS_TO_JACKSON = noClasses()
            .that()
            .haveNameMatching(".*[.$]Webhook(Dispatcher|Parser)")
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAnyPackage(JACKSON, FIXTURE);

    private RoomRules() {}

    private static ArchRule room(String room, String... known) {
        List<String> always = List.of(
                room,
                "java.lang",
                "java.lang.runtime",
                "java.util",
                "java.util.function",
                "java.util.stream",
                "java.util.concurrent",
                "org.jspecify.annotations");
        String[] all = Stream.concat(always.stream(), Stream.of(known)).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all);
    }

    static List<ArchRule> all() {
        return List.of(
                EVERY_CLASS_IS_IN_A_ROOM,
                EVENTS_KNOW_NOTHING,
                FRONT_DOORS_KNOW_EVENTS_SIGNATURES_AND_STORES,
                SIGNATURES_KNOW_CRYPTOGRAPHY_ONLY,
                STORES_KNOW_THREADS_AND_DATABASES_ONLY,
                FIXTURES_KNOW_EVENTS_THE_PARSER_AND_SIGNATURES,
                ONLY_FIXTURES_KNOW_JACKSON,
                ONLY_THE_WRITER_KNOWS_JACKSON,
                NO_WAY_LEADS_FROM_THE_FRONT_DOORS_TO_JACKSON);
    }
}
