package com.raliopay.webhooks.simulator.load;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the report goes: JSON, HTML, both, or nowhere. */
final class ReportFiles {

    private final List<Path> files;

    private ReportFiles(List<Path> files) {
        this.files = files;
    }

    /** {@return this file alone if it ends with .json or .html, else both with this beginning; none for null} */
    static ReportFiles of(@Nullable Path report) {
        if (report == null) {
            return new ReportFiles(List.of());
        }
        if (isJson(report) || report.toString().endsWith(".html")) {
            return new ReportFiles(List.of(report));
        }
        return new ReportFiles(List.of(Path.of(report + ".json"), Path.of(report + ".html")));
    }

    /** Fails before a long test, rather than after it. */
    void check() throws IOException {
        for (Path file : files) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new IOException("The report cannot be written: there is no folder " + folder);
            }
            if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
                throw new IOException("The report cannot be written to " + file);
            }
        }
    }

    /** {@return what was written} */
    List<Path> write(LoadReport report) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Path file : files) {
            try {
                Files.writeString(file, isJson(file) ? json(report) : ReportPage.of(report));
            } catch (IOException e) {
                throw unwritable(file, e);
            }
            written.add(file);
        }
        return written;
    }

    static IOException unwritable(Path file, IOException cause) {
        return new IOException(file + " cannot be written: " + cause.getMessage(), cause);
    }

    private static boolean isJson(Path file) {
        return file.toString().endsWith(".json");
    }

    private static String json(LoadReport report) throws IOException {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(report)
                + "\n";
    }
}
