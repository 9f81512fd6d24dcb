package com.raliopay.webhooks.simulator.send;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.simulator.cli.TargetOptions;
import com.raliopay.webhooks.simulator.events.Uuids;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.testing.Fixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The values that options may have, and the messages for all others. */
final class Choices {

    /** Stands for every value. */
    static final String ALL = "all";

    private static final int SHOWN = 60;

    private Choices() {}

    /** The values of {@code --event}. */
    static final class EventNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        EventNames() {
            Stream.of(EventType.values()).map(EventType::text).forEach(this::add);
            add(ALL);
        }
    }

    /** The values of {@code --fixture}. */
    static final class FixtureNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        FixtureNames() {
            Stream.of(Fixture.values()).map(Fixture::name).forEach(this::add);
            add(ALL);
        }
    }

    /** {@return the values with these names, in any case} Throws what the user did wrong. */
    static <T> List<T> named(
            CommandSpec command, String option, List<String> names, T[] values, Function<T, String> nameOf) {
        List<T> found = new ArrayList<>();
        for (String name : names) {
            String plain = name.strip().toLowerCase(Locale.ROOT);
            List<T> matches = Arrays.stream(values)
                    .filter(value -> plain.equals(ALL)
                            || nameOf.apply(value).toLowerCase(Locale.ROOT).equals(plain))
                    .toList();
            if (matches.isEmpty()) {
                throw TargetOptions.misused(
                        command,
                        option + " " + PrintableText.of(name, SHOWN) + " is unknown; there are: "
                                + Arrays.stream(values).map(nameOf).collect(Collectors.joining(", ")) + ", " + ALL);
            }
            found.addAll(matches);
        }
        return found;
    }

    /** {@return the UUID} Throws what the user did wrong. */
    static UUID uuid(CommandSpec command, String option, String text) {
        return Uuids.parse(text)
                .orElseThrow(() -> TargetOptions.misused(
                        command, option + " " + PrintableText.of(text, SHOWN) + " is not a UUID"));
    }
}
