package com.raliopay.webhooks.simulator.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the browser saves in a folder. */
final class Downloads {

    private Downloads() {}

    /** Waits until there is one complete JSON file, and returns it. */
    static Path waitForOne(InspectorPage page, Path folder) {
        return page.waitFor(() -> complete(folder), files -> files.size() == 1, "the downloads")
                .get(0);
    }

    private static List<Path> complete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
