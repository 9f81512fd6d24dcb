package com.raliopay.webhooks.architecture;

import static com.raliopay.webhooks.architecture.Code.ROOT;
import static com.raliopay.webhooks.architecture.Code.accessible;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** What merchants can compile against. */
final class ApiRules {

    /** No type of another library, such as Jackson, and none that is not public. */
    static final ArchRule SIGNATURES_HAVE_TYPES_OF_JAVA_AND_PUBLIC_TYPES = members()
            .that()
            .areDeclaredInClassesThat(accessible())
            .should(new ArchCondition<>("have only types of Java and public types of the library") {
                @Override
                public void check(JavaMember member, ConditionEvents events) {
                    if (isPublicOrProtected(member)) {
                        involved(member)
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .map(JavaClass::getBaseComponentType)
                                .filter(type -> !isAllowed(type))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        member, member.getFullName() + " has " + type.getName())));
                    }
                }
            });

    private ApiRules() {}

    private static boolean isPublicOrProtected(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaType> involved(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit codeUnit = (JavaCodeUnit) member;
        Stream<JavaType> types =
                Stream.concat(codeUnit.getParameterTypes().stream(), Stream.of(codeUnit.getReturnType()));
        return Stream.concat(types, codeUnit.getExceptionTypes().stream());
    }

    private static boolean isAllowed(JavaClass type) {
        return type.isPrimitive()
                || type.getPackageName().startsWith("java.")
                || type.getPackageName().equals("javax.sql")
                || type.getName().equals("void")
                || (type.getPackageName().startsWith(ROOT) && accessible().test(type));
    }

    static List<ArchRule> all() {
        return List.of(SIGNATURES_HAVE_TYPES_OF_JAVA_AND_PUBLIC_TYPES);
    }
}
