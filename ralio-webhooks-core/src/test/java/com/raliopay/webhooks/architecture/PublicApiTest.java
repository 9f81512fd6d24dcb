package com.raliopay.webhooks.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares the public types and members with {@code public-api.txt}, so that each change is a decision. The test writes the
 * new list to {@code target/public-api.txt}, to be copied.
 */
@Tag("no-mutation")
class PublicApiTest {

    private static final Path ACTUAL = Path.of("target", "public-api.txt");

    @Test
    void isUnchanged() throws IOException {
        String actual = Code.LIBRARY.stream()
                .filter(Code.accessible())
                .map(type -> describe(type.reflect()))
                .sorted()
                .collect(Collectors.joining("\n"));
        Files.createDirectories(requireNonNull(ACTUAL.getParent()));
        Files.writeString(ACTUAL, actual);

        assertThat(actual.lines()).containsExactlyElementsOf(expected());
    }

    private static List<String> expected() throws IOException {
        try (InputStream file = requireNonNull(PublicApiTest.class.getResourceAsStream("public-api.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String describe(Class<?> type) {
        Stream<String> members = Stream.of(
                        type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(PublicApiTest::isPublicOrProtected)
                .map(PublicApiTest::describe)
                .sorted()
                .map(line -> "    " + line + "\n");
        return kind(type) + " " + withoutPackages(type.getName()) + supertypes(type) + "\n"
                + members.collect(Collectors.joining());
    }

    private static boolean isPublicOrProtected(Member member) {
        return !member.isSynthetic() && (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    private static String describe(Member member) {
        String statics = Modifier.isStatic(member.getModifiers()) ? "static " : "";
        if (member instanceof Field field) {
            return statics + withoutPackages(field.getGenericType().getTypeName()) + " " + field.getName();
        }
        Executable executable = (Executable) member;
        String name = executable instanceof Constructor<?> ? "new" : executable.getName();
        String type = executable instanceof Method method
                ? withoutPackages(method.getGenericReturnType().getTypeName()) + " "
                : "";
        return statics + type + name + "(" + names(executable.getGenericParameterTypes()) + ")"
                + (executable.getExceptionTypes().length == 0
                        ? ""
                        : " throws " + names(executable.getExceptionTypes()));
    }

    private static String kind(Class<?> type) {
        if (type.isInterface()) {
            return type.isSealed() ? "sealed interface" : "interface";
        }
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
        return Modifier.isFinal(type.getModifiers()) ? kind : "extensible " + kind;
    }

    private static String supertypes(Class<?> type) {
        String names = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()))
                .map(supertype -> withoutPackages(supertype.getTypeName()))
                .filter(name -> !List.of("Object", "Record").contains(name) && !name.startsWith("Enum<"))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " : " + names;
    }

    private static String names(Type[] types) {
        return Arrays.stream(types)
                .map(type -> withoutPackages(type.getTypeName()))
                .collect(Collectors.joining(", "));
    }

    private static String withoutPackages(String names) {
        return names.replaceAll("\\b([a-z][a-z0-9]*\\.)+(?=[A-Z])", "");
    }
}
