package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.load.LoadReport.KindFigures;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A load test: delivers many events, with duplicates and forgeries among them, and reports. Runs once.
 *
 * <pre>{@code
 * LoadSettings settings = new LoadSettings(1_000, 16, 0.1, 0.01, true, LoadSettings.randomSeed());
 * LoadTest test = new LoadTest(uri, settings, sender, signer, policy);
 * test.start(report -> publish(report)); // returns at once
 * test.stop();                           // optional: ends it early
 * }</pre>
 *
 * <p>The consumer is called on the test's own thread, at most four times a second. The last report, and only that one, has
 * {@link LoadReport#running} false. The plan takes 12 bytes of memory for each delivery.
 */
public final class LoadTest {

    private static final long REPORT_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final double NANOS_PER_SECOND = 1e9;

    private final URI to;
    private final String command;
    private final LoadSettings settings;
    private final LoadPlan plan;
    private final LoadClock clock;
    private final LoadTally tally;
    private final LoadRun run;

    /**
     * Creates a load test, which does not run yet.
     *
     * @param to the endpoint that {@code sender} posts to, for the report
     * @param settings what to deliver
     * @param sender posts the events
     * @param signer signs the events
     * @param policy when to try again
     */
    public LoadTest(URI to, LoadSettings settings, HttpSender sender, SignatureVerifier signer, RetryPolicy policy) {
        this(to, settings, sender, signer, policy, "", (delivery, message, outcome) -> {});
    }

    LoadTest(
            URI to,
            LoadSettings settings,
            HttpSender sender,
            SignatureVerifier signer,
            RetryPolicy policy,
            String command,
            LoadTally.Listener listener) {
        this.to = to;
        this.command = command;
        this.settings = settings;
        this.plan = new LoadPlan(settings);
        this.clock = LoadClock.startingNow(); // now: a large plan takes seconds
        this.tally = new LoadTally(clock, listener);
        this.run = new LoadRun(
                plan,
                settings.concurrency(),
                new LoadEvents(signer, settings.seed(), clock.start())::message,
                sender::send,
                policy,
                new SplittableRandom(settings.seed()),
                clock,
                tally);
    }

    /**
     * Runs the test on a thread of its own.
     *
     * @param reports receives the figures so far at most four times a second, and the final ones
     */
    public void start(Consumer<LoadReport> reports) {
        Thread thread = new Thread(() -> runAndReport(reports), "load-test");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the test soon, without another attempt. May be called by any thread, before or after the end too. */
    public void stop() {
        run.stop();
    }

    /** Returns when every delivery has ended, or after {@link #stop}. */
    void run(Progress progress) throws InterruptedException {
        run.run(progress);
    }

    int total() {
        return plan.total();
    }

    /** {@return the final figures} */
    LoadReport report() {
        return report(false);
    }

    private void runAndReport(Consumer<LoadReport> reports) {
        long[] next = {0};
        try {
            run.run(sameTally -> {
                if (clock.nanos() >= next[0]) {
                    next[0] = clock.nanos() + REPORT_INTERVAL_NANOS;
                    reports.accept(report(true));
                }
            });
        } catch (InterruptedException e) {
            run.stop();
        } finally {
            reports.accept(report());
        }
    }

    private LoadReport report(boolean running) {
        double seconds = clock.nanos() / NANOS_PER_SECOND;
        KindFigures events = tally.figures(Kind.EVENT, plan.planned(Kind.EVENT));
        KindFigures duplicates = tally.figures(Kind.DUPLICATE, plan.planned(Kind.DUPLICATE));
        KindFigures forgeries = tally.figures(Kind.FORGERY, plan.planned(Kind.FORGERY));
        long attempts = events.attempts() + duplicates.attempts() + forgeries.attempts();
        return new LoadReport(
                to.toString(),
                command,
                clock.start().toString(),
                seconds,
                running,
                run.isStopped(),
                settings,
                events,
                duplicates,
                forgeries,
                tally.waiting(),
                seconds == 0 ? 0 : attempts / seconds,
                tally.latency().percentiles(),
                tally.latency().distribution(),
                tally.attemptsPerEvent(),
                tally.answers(),
                tally.timeline().secondsPerPoint(),
                tally.timeline().points(),
                tally.troubled().count(),
                tally.troubled().first());
    }
}
