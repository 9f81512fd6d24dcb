package com.raliopay.webhooks.fuzztests;

import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The inputs that the fuzzer starts from, and the strings that it inserts. */
final class Seeds {

    private static final Pattern WORD = Pattern.compile("\"[A-Za-z_-]+\"");

    /** Bodies of kinds that the fixtures do not have; each is an event. */
    private static final List<String> MORE = List.of("""
            {"id": "0b9f2c55-1a2b-4c3d-8e4f-5a6b7c8d9e0f", "event": " KYC_State_Updated ",
             "timestamp": "2026-03-17T12:40:24-04:00",
             "data": {"kyc_id": "12345", "user_id": "A0A51C00-55A2-4D0E-9A3C-0C6B1F7E2D11", "state": "LIGHT"}}
            """, """
            {"data": {"kyc_id": 14.0, "days_remaining": "1e1", "expiration_date": "2026-07-03 12:30",
              "related_party_id": "a0a51c00-55a2-4d0e-9a3c-0c6b1f7e2d11"},
             "timestamp": "2026-03-17T17:02:28,7667797-05:00", "event_type": "kyc_expiration_warning",
             "event_id": "0b9f2c55-1a2b-4c3d-8e4f-5a6b7c8d9e0f"}
            """, """
            {"id": "0b9f2c55-1a2b-4c3d-8e4f-5a6b7c8d9e0f", "event": "payin_received",
             "timestamp": "2026-03-17T16:35:12.501Z",
             "data": {"amount": 1e20000000, "fee": -0.10, "n": 99999999999999999999, "a": [[[null, true]], {}],
              "s": "\\u00e9 \\ud83d\\ude45 \\ud800", "amount": 7e2}}
            """);

    private Seeds() {}

    /** Writes every seed to a file of its own. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Fixture fixture : Fixture.values()) {
            Files.write(folder.resolve(fixture.name().toLowerCase(Locale.ROOT)), fixture.bytes());
        }
        for (int i = 0; i < MORE.size(); i++) {
            Files.writeString(folder.resolve("more_" + i), MORE.get(i));
            Files.writeString(folder.resolve("utf_16_" + i), MORE.get(i), StandardCharsets.UTF_16BE);
        }
    }

    /** Writes a dictionary for libFuzzer: tokens of JSON, and the names and values in the fixtures. */
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
                "\"session_id\"",
                "\"days_remaining\"",
                "1e999999999999",
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
