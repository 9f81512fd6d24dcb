package com.raliopay.webhooks.architecture;

import com.raliopay.webhooks.WebhookParser;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The compiled code that the rules are about, and that they are tried on. */
final class Code {

    static final String ROOT = "com.raliopay.webhooks";
    static final String EVENT = ROOT + ".event";
    static final String SIGNATURE = ROOT + ".signature";
    static final String IDEMPOTENCY = ROOT + ".idempotency";
    static final String FIXTURE = ROOT + ".fixture";

    /** All classes of the library, and none of the tests. */
    static final JavaClasses LIBRARY = compiledWith(WebhookParser.class);

    /** The tests, which do much that the library must not. */
    static final JavaClasses TESTS = compiledWith(Code.class);

    private Code() {}

    private static JavaClasses compiledWith(Class<?> type) {
        return new ClassFileImporter()
                .importUrl(type.getProtectionDomain().getCodeSource().getLocation());
    }

    /** A public class, all of whose enclosing classes are public. */
    static DescribedPredicate<JavaClass> accessible() {
        return DescribedPredicate.describe("are accessible from outside", Code::isAccessible);
    }

    private static boolean isAccessible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Code::isAccessible).orElse(true);
    }
}
