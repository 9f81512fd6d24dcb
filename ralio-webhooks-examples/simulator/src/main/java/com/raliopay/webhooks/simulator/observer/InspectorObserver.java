package com.raliopay.webhooks.simulator.observer;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.verify.SignatureDiagnosis;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reports each dispatch to the page of {@code simulator inspect}, which shows it beside what was sent. For development: the
 * start of a body that was not accepted, and the message of a listener's exception, are part of the report.
 *
 * <pre>{@code
 * WebhookDispatcher ralio = WebhookDispatcher.builder()
 *         .secret(System.getenv("RALIO_WEBHOOK_SECRET"))
 *         .on(SessionVerified.class, event -> customers.activate(event.subject()))
 *         .observer(InspectorObserver.connect())
 *         .build();
 * }</pre>
 *
 * <p>It never delays or fails a dispatch. Reports are sent by one daemon thread; they are dropped if no inspector runs or it is
 * too slow. They go to this machine only.
 */
public final class InspectorObserver implements DispatchObserver {

    private static final URI DEFAULT = URI.create("http://127.0.0.1:4040");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private static final int MAX_QUEUED = 64;
    private static final long MAX_QUEUED_BYTES = 8L * 1024 * 1024;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor reporter = new ThreadPoolExecutor(
            0,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUED),
            InspectorObserver::daemon,
            (report, executor) -> ((Report) report).forget());
    private final AtomicLong queuedBytes = new AtomicLong();
    private final ObservationClient client;

    private InspectorObserver(URI inspector) {
        client = new ObservationClient(inspector.resolve("/api/observations"));
    }

    /** {@return an observer that reports to an inspector at its default address, {@code http://127.0.0.1:4040}} */
    public static InspectorObserver connect() {
        return connect(DEFAULT);
    }

    /**
     * {@return an observer that reports to an inspector}
     *
     * @param inspector the address that {@code simulator inspect} prints
     * @throws IllegalArgumentException if it is not an {@code http} address of this machine
     */
    public static InspectorObserver connect(URI inspector) {
        String host = inspector.getHost() == null ? "" : inspector.getHost().toLowerCase(Locale.ROOT);
        if (!"http".equalsIgnoreCase(inspector.getScheme())
                || !LOOPBACK.contains(host)
                || inspector.getUserInfo() != null) {
            throw new IllegalArgumentException("inspector must be on this machine, such as " + DEFAULT + ", but was "
                    + (inspector.getUserInfo() == null ? inspector : "a URL with a user name"));
        }
        return new InspectorObserver(inspector);
    }

    @Override
    public void observed(Delivery delivery, DispatchResult result) {
        requireNonNull(result, "result");
        if (reporter.getQueue().remainingCapacity() == 0) {
            return; // before the body is copied
        }
        Observed observed;
        try {
            observed = new Observed(
                    System.currentTimeMillis() - result.duration().toMillis(),
                    delivery.body(),
                    SignatureDiagnosis.formatOf(
                            delivery.header(SignatureVerifier.HEADER).orElse(null)),
                    delivery.header("Content-Type").orElse(null),
                    result);
        } catch (RuntimeException e) {
            return; // the HTTP server's headers failed, as they did for the dispatcher
        }
        int bytes = observed.body().length;
        if (queuedBytes.addAndGet(bytes) > MAX_QUEUED_BYTES) {
            queuedBytes.addAndGet(-bytes);
            return;
        }
        reporter.execute(new Report(observed));
    }

    /** Describes and sends one dispatch. */
    private final class Report implements Runnable {

        private final Observed observed;

        Report(Observed observed) {
            this.observed = observed;
        }

        @Override
        public void run() {
            try {
                client.send(Observations.of(observed));
            } finally {
                forget();
            }
        }

        void forget() {
            queuedBytes.addAndGet(-observed.body().length);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "ralio-inspector-observer");
        thread.setDaemon(true);
        return thread;
    }
}
