package com.raliopay.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GraalVM includes a resource in a native image only if the metadata in the jar lists it, in one of two formats. */
class NativeImageMetadataTest {

    private static final String FOLDER = "META-INF/native-image/com.raliopay/ralio-webhooks-core/";

    private final ObjectMapper json = new ObjectMapper();

    private Path classes = Path.of("");
    private List<String> resources = List.of();

    @BeforeEach
    void listResources() throws Exception {
        classes = Path.of(Fixture.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            resources = files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .sorted()
                    .toList();
        }
        assertThat(resources)
                .contains("com/raliopay/webhooks/testing/kyc_session_verified.json", "ralio-webhooks/schema-h2.sql")
                .hasSize(Fixture.values().length + 3);
    }

    private JsonNode read(String name) throws IOException {
        return json.readTree(classes.resolve(FOLDER + name).toFile());
    }

    private void assertListsAll(List<Predicate<String>> patterns) {
        assertThat(resources).allMatch(name -> patterns.stream().anyMatch(p -> p.test(name)));
        assertThat(patterns).allMatch(pattern -> resources.stream().anyMatch(pattern));
        assertThat(patterns).noneMatch(pattern -> pattern.test("com/raliopay/webhooks/testing/Fixture.class"));
    }

    @Test
    void listsAllResourcesAsRegularExpressionsForGraalVmBefore23() throws IOException {
        List<Predicate<String>> patterns = new ArrayList<>();
        for (JsonNode include : read("resource-config.json").get("resources").get("includes")) {
            patterns.add(Pattern.compile(include.get("pattern").textValue()).asMatchPredicate());
        }

        assertListsAll(patterns);
    }

    @Test
    void listsAllResourcesAsGlobsForGraalVmFrom23() throws IOException {
        List<Predicate<String>> onClassPath = new ArrayList<>();
        List<Predicate<String>> onModulePath = new ArrayList<>();
        for (JsonNode resource : read("reachability-metadata.json").get("resources")) {
            String glob = "glob:" + resource.get("glob").textValue();
            Predicate<String> pattern =
                    name -> FileSystems.getDefault().getPathMatcher(glob).matches(Path.of(name));
            if (resource.has("module")) {
                assertThat(resource.get("module").textValue()).isEqualTo("com.raliopay.webhooks");
                onModulePath.add(pattern);
            } else {
                onClassPath.add(pattern);
            }
        }

        assertListsAll(onClassPath);
        assertListsAll(onModulePath);
    }
}
