package com.raliopay.webhooks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package is small, a file is read in one sitting, and a simple name means one type. */
@Tag("no-mutation")
class SizeAndNamesTest {

    private static final int MAX_TYPES_IN_ROOT = 14;
    private static final int MAX_LINES = 300;
    private static final int MAX_LINES_OF_DISPATCHER = 450;

    @Test
    void rootPackageHasFewTypes() {
        assertThat(Code.LIBRARY.stream()
                        .filter(type -> type.getPackageName().equals(Code.ROOT))
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !name.equals("package-info")))
                .contains("WebhookDispatcher", "GuardedStore")
                .hasSizeLessThanOrEqualTo(MAX_TYPES_IN_ROOT);
    }

    @Test
    void filesAreShort() throws IOException {
        assertThat(tooLong(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void findsFilesThatAreTooLong(@TempDir Path folder) throws IOException {
        Path nested = Files.createDirectory(folder.resolve("nested"));
        Files.writeString(folder.resolve("Short.java"), "\n".repeat(MAX_LINES));
        Files.writeString(nested.resolve("Long.java"), "\n".repeat(MAX_LINES + 1));
        Files.writeString(folder.resolve("WebhookDispatcher.java"), "\n".repeat(MAX_LINES_OF_DISPATCHER));

        assertThat(tooLong(folder)).containsExactly("Long.java");

        Files.writeString(folder.resolve("WebhookDispatcher.java"), "\n".repeat(MAX_LINES_OF_DISPATCHER + 1));
        assertThat(tooLong(folder)).containsExactlyInAnyOrder("Long.java", "WebhookDispatcher.java");
    }

    private static List<String> tooLong(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(SizeAndNamesTest::isTooLong)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean isTooLong(Path file) {
        int max = file.endsWith("WebhookDispatcher.java") ? MAX_LINES_OF_DISPATCHER : MAX_LINES;
        try {
            return Files.readAllLines(file).size() > max;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void simpleNamesAreUnique() {
        assertThat(duplicateNames(Code.LIBRARY.stream())).isEmpty();
    }

    @Test
    void findsDuplicateNames() {
        Class<?>[] duplicates = {RuleViolations.WebhookParser.class, com.raliopay.webhooks.json.WebhookParser.class};

        assertThat(duplicateNames(new ClassFileImporter().importClasses(duplicates).stream()))
                .containsExactly("WebhookParser");
    }

    private static List<String> duplicateNames(Stream<JavaClass> types) {
        Set<String> names = new HashSet<>();
        return types.map(JavaClass::getSimpleName)
                .filter(name -> !name.isEmpty() && !name.equals("package-info"))
                .filter(name -> !names.add(name))
                .toList();
    }
}
