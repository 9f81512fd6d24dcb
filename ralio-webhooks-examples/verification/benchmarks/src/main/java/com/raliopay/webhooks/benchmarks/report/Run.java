package com.raliopay.webhooks.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One run: all values of a page are of the same run.
 *
 * @param date the date, in UTC
 * @param command the command that was executed
 * @param machine the processor, the number of cores, the memory, and the operating system
 * @param java the JVM
 * @param versions the versions of what was measured, by name
 * @param quick whether the run was too short to measure anything
 * @param sections the results
 */
public record Run(
        String date,
        String command,
        String machine,
        String java,
        Map<String, String> versions,
        boolean quick,
        List<Section> sections) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Reads a run that was {@linkplain #write written}. */
    public static Run read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Run.class);
    }

    /** Writes this run as JSON. */
    public void write(Path file) throws IOException {
        Files.writeString(file, toJson() + "\n");
    }

    private String toJson() throws JsonProcessingException {
        return JSON.writeValueAsString(this);
    }
}
