package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.Verdict;
import com.raliopay.webhooks.simulator.load.LoadReport.Troubled;
import com.raliopay.webhooks.simulator.load.LoadReport.TroubledAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries whose first attempt did not end as it should, and all attempts of the first of them. Not safe for use by
 * many threads.
 */
final class TroubledDeliveries {

    static final int MAX_KEPT = 20;
    /** An event that is tried for hours keeps its first attempts and its latest. */
    static final int MAX_ATTEMPTS = 50;

    private static final double NANOS_PER_MILLI = 1e6;

    private static final class Entry {
        final Kind kind;
        final String id;
        final String type;
        final List<TroubledAttempt> attempts = new ArrayList<>();

        @Nullable
        DeliveryOutcome outcome;

        Entry(Kind kind, Message message) {
            this.kind = kind;
            this.id = message.id();
            this.type = message.type();
        }

        Troubled toReport() {
            return new Troubled(
                    id, type, kind.text(), outcome == null ? "unfinished" : outcome.text(), List.copyOf(attempts));
        }
    }

    private final LoadClock clock;
    private final List<Entry> kept = new ArrayList<>();
    private final Map<LoadDelivery, Entry> underWay = new HashMap<>();
    private long count;

    TroubledDeliveries(LoadClock clock) {
        this.clock = clock;
    }

    /** {@return whether this attempt is the first trouble of its delivery} */
    boolean attempted(LoadDelivery delivery, Message message, Response answer, long nanos) {
        boolean isFirst = delivery.attempts() == 1 && isTrouble(delivery.kind(), answer.verdict());
        if (isFirst) {
            count++;
            if (kept.size() < MAX_KEPT) {
                Entry entry = new Entry(delivery.kind(), message);
                kept.add(entry);
                underWay.put(delivery, entry);
            }
        }
        Entry entry = underWay.get(delivery);
        if (entry != null) {
            if (entry.attempts.size() == MAX_ATTEMPTS) {
                entry.attempts.remove(MAX_ATTEMPTS - 1);
            }
            entry.attempts.add(new TroubledAttempt(
                    clock.epochMillis(delivery.attemptedAt()),
                    nanos / NANOS_PER_MILLI,
                    answer.label(),
                    AnswerClass.of(answer).text()));
        }
        return isFirst;
    }

    void ended(LoadDelivery delivery, DeliveryOutcome outcome) {
        Entry entry = underWay.remove(delivery);
        if (entry != null) {
            entry.outcome = outcome;
        }
    }

    /** {@return how many there are, kept or not} */
    long count() {
        return count;
    }

    List<Troubled> first() {
        return kept.stream().map(Entry::toReport).toList();
    }

    private static boolean isTrouble(Kind kind, Verdict verdict) {
        return verdict != (kind == Kind.FORGERY ? Verdict.REFUSED : Verdict.DELIVERED);
    }
}
