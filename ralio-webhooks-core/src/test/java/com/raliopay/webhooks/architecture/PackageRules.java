package com.raliopay.webhooks.architecture;

import static com.raliopay.webhooks.architecture.Code.EVENT;
import static com.raliopay.webhooks.architecture.Code.IDEMPOTENCY;
import static com.raliopay.webhooks.architecture.Code.JDBC;
import static com.raliopay.webhooks.architecture.Code.JSON;
import static com.raliopay.webhooks.architecture.Code.ROOT;
import static com.raliopay.webhooks.architecture.Code.SIGNATURE;
import static com.raliopay.webhooks.architecture.Code.TESTING;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packages of the library and what each may depend on. A rule lists everything that is allowed, including the packages of
 * the JDK and of other libraries.
 */
final class PackageRules {

    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String DATABIND = "com.fasterxml.jackson.databind..";

    static final ArchRule EVERY_CLASS_IS_IN_A_KNOWN_PACKAGE =
            classes().should().resideInAnyPackage(ROOT, EVENT, JSON, SIGNATURE, IDEMPOTENCY, JDBC, TESTING);

    static final ArchRule ROOT_DEPENDS_ON_EVENT_JSON_SIGNATURE_AND_IDEMPOTENCY =
            mayDependOn(ROOT, EVENT, JSON, SIGNATURE, IDEMPOTENCY, "java.io", "org.slf4j");

    static final ArchRule EVENT_DEPENDS_ON_NO_OTHER = mayDependOn(EVENT, "java.math");

    static final ArchRule JSON_DEPENDS_ON_EVENT = mayDependOn(JSON, EVENT, "java.io", "java.math", JACKSON);

    static final ArchRule SIGNATURE_DEPENDS_ON_NO_OTHER =
            mayDependOn(SIGNATURE, "java.security", "javax.crypto", "javax.crypto.spec");

    static final ArchRule IDEMPOTENCY_DEPENDS_ON_NO_OTHER = mayDependOn(IDEMPOTENCY);

    static final ArchRule JDBC_DEPENDS_ON_ROOT_EVENT_AND_IDEMPOTENCY = mayDependOn(
            JDBC,
            ROOT,
            EVENT,
            IDEMPOTENCY,
            "java.io",
            "java.math",
            "java.nio",
            "java.security",
            "java.sql",
            "javax.sql",
            "org.slf4j");

    static final ArchRule TESTING_DEPENDS_ON_LIBRARY =
            mayDependOn(TESTING, ROOT, EVENT, JSON, SIGNATURE, IDEMPOTENCY, JDBC, "java.io");

    /** Applications bring their own version of Jackson, so as little as possible depends on it. */
    static final ArchRule ONLY_JSON_USES_JACKSON = onlyPackageUses(JSON, JACKSON);

    static final ArchRule ONLY_JDBC_USES_SQL = onlyPackageUses(JDBC, "java.sql", "javax.sql");

    static final ArchRule ONLY_WRITER_USES_DATABIND = noClasses()
            .that()
            .haveNameNotMatching(".*\\.WebhookWriter(\\$Json)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATABIND, "com.fasterxml.jackson.datatype..");

    /** An {@code ObjectMapper} takes 150 ms of a cold start. */
    static final ArchRule NO_PATH_LEADS_FROM_PARSER_AND_DISPATCHER_TO_DATABIND = noClasses()
            .that()
            .haveNameMatching(".*[.$]Webhook(Dispatcher|Parser)")
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAnyPackage(DATABIND, JDBC, TESTING);

    /** One class answers for every line, and guards against a logging back end that throws. */
    static final ArchRule ONLY_LOG_AND_MDC_USE_SLF4J = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(DispatchLog|ListenerMdc|TransactionalDeliveryListener)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..");

    private PackageRules() {}

    private static ArchRule mayDependOn(String origin, String... targets) {
        List<String> always = List.of(
                origin,
                "java.lang",
                "java.lang.runtime",
                "java.nio.charset",
                "java.time",
                "java.time.chrono",
                "java.time.format",
                "java.time.temporal",
                "java.util",
                "java.util.concurrent",
                "java.util.concurrent.atomic",
                "java.util.function",
                "java.util.regex",
                "java.util.stream",
                "org.jspecify.annotations");
        String[] all = Stream.concat(always.stream(), Stream.of(targets)).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(origin)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all);
    }

    private static ArchRule onlyPackageUses(String user, String... used) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(user)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(used);
    }

    static List<ArchRule> all() {
        return List.of(
                EVERY_CLASS_IS_IN_A_KNOWN_PACKAGE,
                ROOT_DEPENDS_ON_EVENT_JSON_SIGNATURE_AND_IDEMPOTENCY,
                EVENT_DEPENDS_ON_NO_OTHER,
                JSON_DEPENDS_ON_EVENT,
                SIGNATURE_DEPENDS_ON_NO_OTHER,
                IDEMPOTENCY_DEPENDS_ON_NO_OTHER,
                JDBC_DEPENDS_ON_ROOT_EVENT_AND_IDEMPOTENCY,
                TESTING_DEPENDS_ON_LIBRARY,
                ONLY_JSON_USES_JACKSON,
                ONLY_JDBC_USES_SQL,
                ONLY_WRITER_USES_DATABIND,
                NO_PATH_LEADS_FROM_PARSER_AND_DISPATCHER_TO_DATABIND,
                ONLY_LOG_AND_MDC_USE_SLF4J);
    }
}
