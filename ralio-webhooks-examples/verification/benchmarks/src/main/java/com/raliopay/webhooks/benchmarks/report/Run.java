package com.raliopay.webhooks.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run: all values of a section were measured together, and those of a page on the same machine.
 *
 * @param date the date, in UTC
 * @param commands the commands that were executed; a later one has replaced sections of the earlier ones
 * @param machine the processor, the number of cores, the memory, and the operating system
 * @param java the JVM
 * @param versions the versions of what was measured, by name
 * @param quick whether the run was too short to measure anything
 * @param sections the results
 */
public record Run(
        String date,
        List<String> commands,
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

    /** Returns this run with one more command. */
    public Run startedBy(String command) {
        List<String> more = new ArrayList<>(commands);
        more.add(command);
        return new Run(date, more, machine, java, versions, quick, sections);
    }

    /** Returns this run with a section, in place of one with the same title, or at the end. */
    public Run with(Section section) {
        List<Section> more = new ArrayList<>(sections);
        int index = more.stream().map(Section::title).toList().indexOf(section.title());
        if (index >= 0) {
            more.set(index, section);
        } else {
            more.add(section);
        }
        return new Run(date, commands, machine, java, versions, quick, more);
    }

    /** Writes this run as JSON. */
    public void write(Path file) throws IOException {
        Files.writeString(file, toJson() + "\n");
    }

    private String toJson() throws JsonProcessingException {
        return JSON.writeValueAsString(this);
    }
}
