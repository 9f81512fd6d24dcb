package com.raliopay.webhooks.simulator.cli;

import com.raliopay.webhooks.simulator.text.PrintableText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 250ms}, {@code 1.5s}, {@code 2m}; a number alone is seconds. Up to an hour. */
public final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m)?");
    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException(
                    "'" + PrintableText.of(text, 40) + "' is not a duration such as 250ms, 1.5s or 2m");
        }
        Duration duration = Duration.ofNanos(new BigDecimal(form.group(1))
                .multiply(BigDecimal.valueOf(nanos(form.group(2))))
                .longValue());
        if (duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'" + text + "' is longer than an hour");
        }
        return duration;
    }

    private static long nanos(@Nullable String unit) {
        if ("ms".equals(unit)) {
            return 1_000_000L;
        }
        return "m".equals(unit) ? 60_000_000_000L : 1_000_000_000L;
    }
}
