package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.load.LoadReport.KindFigures;
import com.raliopay.webhooks.simulator.load.LoadReport.Percentiles;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports as tests need them. */
final class LoadReports {

    private static final long NANOS = 5_000_000;

    private LoadReports() {}

    /** {@return a report of 30 events that were each refused with this answer} */
    static LoadReport refused(String target, String answer) {
        LoadTally tally = new LoadTally(new LoadClock(Instant.EPOCH, () -> 0), (delivery, message, outcome) -> {});
        for (int i = 0; i < 30; i++) {
            LoadDelivery delivery = new LoadDelivery(Kind.EVENT, i);
            Message message =
                    new Message("kyc_state_updated", "00000000-0000-4000-8000-%012d".formatted(i), new byte[0], "");
            delivery.attempted(0);
            tally.started(Kind.EVENT);
            tally.attempted(delivery, message, Response.of(422, answer), NANOS);
            tally.ended(delivery, message, DeliveryOutcome.REFUSED);
        }
        return of(target, tally, tally.attemptsPerEvent());
    }

    /** {@return a report of a test that was interrupted before it sent anything} */
    static LoadReport notBegun() {
        LoadTally tally = new LoadTally(new LoadClock(Instant.EPOCH, () -> 0), (delivery, message, outcome) -> {});
        return of("http://localhost/", tally, new TreeMap<>());
    }

    private static LoadReport of(String target, LoadTally tally, SortedMap<Integer, Long> attemptsPerEvent) {
        KindFigures none = new KindFigures(0, 0, 0, 0, 0, 0, 0);
        return new LoadReport(
                target,
                "simulator load --to " + target,
                "2026-11-30T12:00:00Z",
                1234.5,
                false,
                tally.ended() == 0,
                new LoadSettings(10_000_000, 16, 0, 0, false, Integer.MAX_VALUE),
                tally.figures(Kind.EVENT, 10_000_000),
                none,
                none,
                0,
                1234.5,
                new Percentiles(123.45, 234.56, 1_345.67, 12_345.67, 112_345.67),
                tally.latency().distribution(),
                attemptsPerEvent,
                tally.answers(),
                1,
                tally.timeline().points(),
                tally.troubled().count(),
                List.copyOf(tally.troubled().first()));
    }
}
