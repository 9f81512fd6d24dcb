package com.raliopay.webhooks.quickstart;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of {@code --serve}.
 *
 * @param port the port; 0 for any free one
 * @param fail how many attempts of each event fail
 * @param delay how long a listener takes
 * @param downFrom the time after the start at which the endpoint goes down
 * @param downTo the time after the start at which it is up again
 */
record ServeOptions(int port, int fail, Duration delay, Duration downFrom, Duration downTo) {

    /** The arguments are not understood; the message says why. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,5})(ms|s)");

    static ServeOptions parse(String[] args) throws UsageException {
        int port = -1;
        int fail = 0;
        Duration delay = Duration.ZERO;
        Duration downFrom = Duration.ZERO;
        Duration downTo = Duration.ZERO;
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--serve" -> port = number(rest, "--serve needs a port, from 0 to 65535", HIGHEST_PORT);
                case "--fail" -> fail = number(rest, "--fail needs a number of attempts, such as 2", Integer.MAX_VALUE);
                case "--delay" -> delay = time(value(rest), "--delay needs a time, such as 2s or 500ms");
                case "--down" -> {
                    String message = "--down needs two times, such as 5s..10s";
                    String[] times = value(rest).split("\\.\\.", 2);
                    downFrom = time(times[0], message);
                    downTo = time(times[times.length - 1], message);
                    if (times.length != 2 || downFrom.compareTo(downTo) >= 0) {
                        throw new UsageException(message);
                    }
                }
                default -> throw new UsageException("unknown argument: " + option);
            }
        }
        if (port < 0) {
            throw new UsageException("--fail, --delay, and --down need --serve PORT");
        }
        return new ServeOptions(port, fail, delay, downFrom, downTo);
    }

    boolean isDownAt(Duration sinceStart) {
        return sinceStart.compareTo(downFrom) >= 0 && sinceStart.compareTo(downTo) < 0;
    }

    private static String value(Iterator<String> rest) {
        return rest.hasNext() ? rest.next() : "";
    }

    private static int number(Iterator<String> rest, String message, int highest) throws UsageException {
        String text = value(rest);
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > highest) {
            throw new UsageException(message);
        }
        return Integer.parseInt(text);
    }

    private static Duration time(String text, String message) throws UsageException {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new UsageException(message);
        }
        long number = Long.parseLong(time.group(1));
        return time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }
}
