package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.load.LoadReport;
import com.raliopay.webhooks.simulator.load.LoadSettings;
import com.raliopay.webhooks.simulator.load.LoadTest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs one load test at a time. */
final class LoadRunner {

    /** Reports of the endpoint may arrive so much later than the end of the test. */
    private static final long REPORTS_LATE_MILLIS = 2_000;

    private static final int CONFLICT = 409;

    private final Consumer<LoadReport> reports;

    private @Nullable LoadTest test;
    private @Nullable LoadReport last;
    private boolean running;
    private long endedAt;

    /**
     * Creates a runner.
     *
     * @param reports receives the figures, a few times a second
     */
    LoadRunner(Consumer<LoadReport> reports) {
        this.reports = reports;
    }

    /** Starts a test. Throws if one runs, or a number is out of range. */
    synchronized void start(Target target, Requests.Load request) {
        if (running) {
            throw new ApiException(CONFLICT, "A load test is running");
        }
        LoadSettings settings;
        try {
            settings = new LoadSettings(
                    request.count(),
                    request.concurrency(),
                    request.duplicates(),
                    request.forged(),
                    request.shuffle(),
                    LoadSettings.randomSeed());
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(String.valueOf(e.getMessage()));
        }
        LoadTest started = new LoadTest(target.uri(), settings, target.sender(), target.signer(), target.policy());
        test = started;
        running = true;
        started.start(this::report);
    }

    private void report(LoadReport report) {
        synchronized (this) {
            last = report;
            running = report.running();
            endedAt = System.currentTimeMillis();
        }
        reports.accept(report);
    }

    synchronized void stop() {
        if (test != null) {
            test.stop();
        }
    }

    /** {@return the figures of the test that runs or ran last; null if there was none} */
    synchronized @Nullable LoadReport last() {
        return last;
    }

    /** {@return whether a test runs, or has just ended: its deliveries are not recorded one by one} */
    synchronized boolean isBusy() {
        return running || System.currentTimeMillis() < endedAt + REPORTS_LATE_MILLIS;
    }
}
