package com.raliopay.webhooks.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of Java code in Javadoc or Markdown.
 *
 * @param file the simple name of the file, without extension
 * @param line the line on which the block begins
 * @param code the code, without the asterisks of a comment
 */
record Sample(String file, int line, String code) {

    private static final Pattern JAVADOC = Pattern.compile("<pre>\\{@code\\n(.*?)}</pre>", Pattern.DOTALL);
    private static final Pattern MARKDOWN = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ASTERISK = Pattern.compile("^ *\\* ?", Pattern.MULTILINE);

    static List<Sample> ofJavadoc(Path folder) throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                samples.addAll(of(file, JAVADOC));
            }
        }
        return samples;
    }

    static List<Sample> ofMarkdown(Path file) throws IOException {
        return of(file, MARKDOWN);
    }

    private static List<Sample> of(Path file, Pattern block) throws IOException {
        List<Sample> samples = new ArrayList<>();
        String text = Files.readString(file);
        Matcher matcher = block.matcher(text);
        while (matcher.find()) {
            int line = (int) text.substring(0, matcher.start()).lines().count();
            String code = block == JAVADOC ? ASTERISK.matcher(matcher.group(1)).replaceAll("") : matcher.group(1);
            samples.add(new Sample(file.getFileName().toString().replaceFirst("\\..*", ""), line, code));
        }
        return samples;
    }
}
