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
import org.junit.jupiter.api.Test;

/**
 * Nothing is public that is not meant to be. {@code public-api.txt} lists all that merchants can compile against; a change
 * of it is a decision, and the test leaves the new list in {@code target/public-api.txt} to be copied over it.
 */
class PublicApiTest {

    private static final Path FOUND = Path.of("target", "public-api.txt");

    @Test
    void isAsListed() throws IOException {
        String found = Code.LIBRARY.stream()
                .filter(Code.accessible())
                .map(type -> listed(type.reflect()))
                .sorted()
                .collect(Collectors.joining("\n"));
        Files.createDirectories(requireNonNull(FOUND.getParent()));
        Files.writeString(FOUND, found);

        assertThat(found.lines()).containsExactlyElementsOf(expected());
    }

    private static List<String> expected() throws IOException {
        try (InputStream file = requireNonNull(PublicApiTest.class.getResourceAsStream("public-api.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String listed(Class<?> type) {
        Stream<String> members = Stream.of(
                        type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(PublicApiTest::isSeen)
                .map(PublicApiTest::described)
                .sorted()
                .map(line -> "    " + line + "\n");
        return kind(type) + " " + withoutPackages(type.getName()) + supertypes(type) + "\n"
                + members.collect(Collectors.joining());
    }

    private static boolean isSeen(Member member) {
        return !member.isSynthetic() && (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    private static String described(Member member) {
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
