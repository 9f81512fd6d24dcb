package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Deletes expired rows from the table of handled events, soon after the application has started and then in intervals. Several processes
 * may do so at the same time. Has a thread of its own, so that the application needs no {@code @EnableScheduling}.
 */
final class PurgeSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeSchedule.class);

    /** Few enough that claims wait only some tens of milliseconds. */
    private static final int BATCH = 1000;

    /** An application that restarts every day would otherwise never purge. */
    private static final Duration MAX_FIRST_DELAY = Duration.ofMinutes(1);

    private final List<JdbcIdempotencyStore> stores;
    private final Duration interval;
    private @Nullable ScheduledExecutorService executor;

    PurgeSchedule(List<JdbcIdempotencyStore> stores, Duration interval) {
        this.stores = List.copyOf(stores);
        this.interval = interval;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // purge() throws nothing
    public synchronized void start() {
        if (interval.isZero() || interval.isNegative()) {
            return;
        }
        Duration first = interval.compareTo(MAX_FIRST_DELAY) < 0 ? interval : MAX_FIRST_DELAY;
        CustomizableThreadFactory threads = new CustomizableThreadFactory("ralio-purge-");
        threads.setDaemon(true);
        executor = Executors.newSingleThreadScheduledExecutor(threads);
        executor.scheduleWithFixedDelay(this::purge, first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void purge() {
        for (JdbcIdempotencyStore store : stores) {
            try {
                LOG.debug("deleted {} expired rows", store.purgeExpired(BATCH));
            } catch (RuntimeException e) {
                LOG.warn("expired rows of handled events could not be deleted; the next attempt is in {}", interval, e);
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
