package com.raliopay.webhooks.simulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Reads the page's own files, and the scripts of its libraries, from the class path. */
public final class PageFiles {

    /** A library of the page, as a classic script. */
    public enum Library {
        PREACT("org.webjars.npm/preact", "webjars/preact/%s/dist/preact.umd.js"),
        HOOKS("org.webjars.npm/preact", "webjars/preact/%s/hooks/dist/hooks.umd.js"),
        HTM("org.mvnpm/htm", "_static/htm/%s/dist/htm.umd.js"),
        CHART("org.webjars.npm/chart.js", "webjars/chart.js/%s/dist/chart.umd.min.js");

        private final String artifact;
        private final String file;

        Library(String artifact, String file) {
            this.artifact = artifact;
            this.file = file;
        }

        /** {@return the script, without the reference to a source map that is not there} */
        public String script() {
            Properties pom = new Properties();
            try (InputStream in = open("/META-INF/maven/" + artifact + "/pom.properties")) {
                pom.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String script = read("/META-INF/resources/" + file.formatted(pom.getProperty("version")));
            return script.replaceAll("(?m)^//# sourceMappingURL=.*$", "");
        }
    }

    private PageFiles() {}

    /**
     * {@return the text of a file of the page}
     *
     * @param name the file's name, such as {@code page.css}
     */
    public static String text(String name) {
        return read(name);
    }

    private static String read(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = PageFiles.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalArgumentException(name + " is missing from the program");
        }
        return in;
    }
}
