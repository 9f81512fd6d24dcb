package com.raliopay.webhooks.simulator.cli;

import com.raliopay.webhooks.simulator.text.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the durations of options, up to an hour; see {@link Durations}. */
public final class DurationConverter implements ITypeConverter<Duration> {

    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public Duration convert(String text) {
        try {
            return Durations.parse(text, LONGEST);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
