package com.raliopay.webhooks.simulator.cli;

/** The exit codes that picocli has no constant for. */
public final class ExitCodes {

    /** Ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
