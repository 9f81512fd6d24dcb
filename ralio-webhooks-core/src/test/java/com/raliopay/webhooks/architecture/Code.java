package com.raliopay.webhooks.architecture;

import com.raliopay.webhooks.WebhookDispatcher;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The compiled classes that the rules are applied to, and the names of the library's packages. */
final class Code {

    static final String ROOT = "com.raliopay.webhooks";
    static final String EVENT = ROOT + ".event";
    static final String JSON = ROOT + ".json";
    static final String SIGNATURE = ROOT + ".signature";
    static final String IDEMPOTENCY = ROOT + ".idempotency";
    static final String JDBC = ROOT + ".jdbc";
    static final String TESTING = ROOT + ".testing";

    /** All classes of the library, without the tests. */
    static final JavaClasses LIBRARY = compiledWith(WebhookDispatcher.class);

    static final JavaClasses TESTS = compiledWith(Code.class);

    private Code() {}

    private static JavaClasses compiledWith(Class<?> type) {
        return new ClassFileImporter()
                .importUrl(type.getProtectionDomain().getCodeSource().getLocation());
    }

    /** Matches public classes, all of whose enclosing classes are public. */
    static DescribedPredicate<JavaClass> accessible() {
        return DescribedPredicate.describe("are accessible to merchants", Code::isAccessible);
    }

    private static boolean isAccessible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Code::isAccessible).orElse(true);
    }
}
