package com.raliopay.webhooks.simulator.cli;

import com.raliopay.webhooks.simulator.http.RetryPolicy;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say when to try again. Ralio does not state its own numbers; these are the simulator's. */
public final class RetryOptions {

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            order = 20,
            defaultValue = "6",
            description = "Gives up after N attempts. Default: ${DEFAULT-VALUE}")
    private int maxAttempts;

    @Option(
            names = "--base-delay",
            paramLabel = "TIME",
            order = 21,
            defaultValue = "1s",
            converter = DurationConverter.class,
            description = "The wait after the first failed attempt. Default: ${DEFAULT-VALUE}")
    private Duration baseDelay = Duration.ZERO;

    @Option(
            names = "--factor",
            paramLabel = "X",
            order = 22,
            defaultValue = "2",
            description = "Each wait is X times the one before. Default: ${DEFAULT-VALUE}")
    private double factor;

    @Option(
            names = "--max-delay",
            paramLabel = "TIME",
            order = 23,
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "The longest wait, before jitter. Default: ${DEFAULT-VALUE}")
    private Duration maxDelay = Duration.ZERO;

    @Option(
            names = "--jitter",
            paramLabel = "SHARE",
            order = 24,
            defaultValue = "0.2",
            description = "Each wait is longer or shorter by up to this share, from 0 to 1. Default: ${DEFAULT-VALUE}")
    private double jitter;

    /** {@return when to try again} Throws what the user did wrong. */
    public RetryPolicy policy(CommandSpec command) {
        if (maxAttempts < 1) {
            throw TargetOptions.misused(command, "--max-attempts must be 1 or more, but is " + maxAttempts);
        }
        if (!(factor >= 1 && factor <= 1_000)) {
            throw TargetOptions.misused(command, "--factor must be from 1 to 1000, but is " + factor);
        }
        share(command, "--jitter", jitter);
        return new RetryPolicy(maxAttempts, baseDelay, factor, maxDelay, jitter);
    }

    /** {@return the number} Throws if it is not from 0 to 1. */
    public static double share(CommandSpec command, String option, double number) {
        if (!(number >= 0 && number <= 1)) {
            throw TargetOptions.misused(command, option + " must be from 0 to 1, but is " + number);
        }
        return number;
    }
}
