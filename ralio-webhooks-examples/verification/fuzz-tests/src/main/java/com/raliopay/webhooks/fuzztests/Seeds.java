package com.raliopay.webhooks.fuzztests;

import com.raliopay.webhooks.fixture.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the fuzzer starts from: the fixtures, and the words in them. */
final class Seeds {

    private static final Pattern WORD = Pattern.compile("\"[A-Za-z_-]+\"");

    private Seeds() {}

    /** Writes every fixture to a file of its own. */
    static void writeFixtures(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Fixture fixture : Fixture.values()) {
            Files.write(folder.resolve(fixture.name().toLowerCase(Locale.ROOT)), fixture.bytes());
        }
    }

    /** Writes names and values of the fixtures, and what JSON is made of, as a dictionary of libFuzzer. */
    static void writeDictionary(Path file) throws IOException {
        Set<String> words = new LinkedHashSet<>(Set.of(
                "null",
                "true",
                "false",
                "1e9",
                "-0.5",
                "\"eventId\"",
                "\"eventType\"",
                "\"kyc_id\"",
                "\"\"",
                "{}",
                "[]",
                "[{",
                "}]",
                "\",\"",
                "\":",
                "\\u00e9",
                "\\ud83d\\ude45",
                "sha256="));
        for (Fixture fixture : Fixture.values()) {
            Matcher matcher = WORD.matcher(fixture.text());
            while (matcher.find()) {
                words.add(matcher.group());
            }
        }
        String lines = words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(file, lines, StandardCharsets.US_ASCII);
    }
}
