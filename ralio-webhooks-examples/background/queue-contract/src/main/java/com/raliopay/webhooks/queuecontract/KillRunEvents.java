package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The events of a {@link KillRun}: one in a hundred is poison, a {@link ManualReview} that the listener rejects, or an {@link
 * ExpirationWarning} with which it fails each time. One in ten is a {@link StateUpdated} of one of few subjects, which the poison
 * events share.
 */
final class KillRunEvents implements Supplier<KycEvent> {

    private static final int SUBJECTS = 20;

    /** The positions of events in each 100 of them. */
    private static final int POISON = 50;

    private static final int STATE = 3;

    private final Random random;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final List<Subject> subjects;
    private final Set<UUID> rejected = ConcurrentHashMap.newKeySet();
    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> newestLevels = new ConcurrentHashMap<>();
    private int number;

    KillRunEvents(long seed) {
        random = new Random(seed);
        subjects = Stream.generate(() -> Subject.user(uuid())).limit(SUBJECTS).toList();
    }

    @Override
    public KycEvent get() {
        number++;
        UUID id = uuid();
        Instant time = start.plusMillis(number);
        Subject few = subjects.get(random.nextInt(SUBJECTS));
        if (number % 200 == POISON) {
            rejected.add(id);
            return new ManualReview(id, time, few, uuid());
        }
        if (number % 100 == POISON) {
            failing.add(id);
            LocalDate date = LocalDate.ofInstant(time, ZoneOffset.UTC);
            return new ExpirationWarning(id, time, few, number, date, 30, "");
        }
        if (number % 10 == STATE) {
            String level = "LEVEL_" + number;
            newestLevels.put(few.id().orElseThrow(), level);
            return new StateUpdated(id, time, few, number, level);
        }
        return new SessionVerified(id, time, Subject.user(uuid()), uuid());
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Returns the ids of the events that the listener rejects. */
    Set<UUID> rejected() {
        return rejected;
    }

    /** Returns the ids of the events with which the listener always fails. */
    Set<UUID> failing() {
        return failing;
    }

    /** Returns the newest level of each subject. */
    Map<UUID, String> newestLevels() {
        return newestLevels;
    }
}
