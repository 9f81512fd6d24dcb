package com.raliopay.webhooks.simulator.load;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line as it can be repeated in a shell, without the secret. */
final class LoadCommandLine {

    private static final String SECRET = "--secret";

    private LoadCommandLine() {}

    static String of(CommandSpec command) {
        List<String> words = new ArrayList<>();
        words.add(command.qualifiedName());
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
            if (!option.longestName().equals(SECRET)) {
                words.add(option.longestName());
                if (option.arity().max() > 0) {
                    option.originalStringValues().forEach(value -> words.add(quoted(value)));
                }
            }
        }
        return String.join(" ", words);
    }

    /** Quotes a word for a POSIX shell, where it is needed. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,=+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
