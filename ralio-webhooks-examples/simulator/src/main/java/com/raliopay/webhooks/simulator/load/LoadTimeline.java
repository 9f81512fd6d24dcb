package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.load.LoadReport.TimelinePoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * What happened in each second of a load test. A long test has a point for every two seconds, every four, and so on, so
 * that there are never more than {@value #MAX_POINTS}. Not safe for use by many threads.
 */
final class LoadTimeline {

    static final int MAX_POINTS = 600;

    private static final int DIGITS = 2;
    private static final double MICROS_PER_MILLI = 1_000;

    /** One point; without a histogram as long as no attempt has ended. */
    private static final class Point {
        final Map<AnswerClass, Long> answers = new EnumMap<>(AnswerClass.class);

        @Nullable
        IntCountsHistogram micros;

        int waiting;

        void record(AnswerClass answer, long nanos) {
            answers.merge(answer, 1L, Long::sum);
            histogram().recordValue(LatencyHistogram.micros(nanos));
        }

        void add(Point next) {
            next.answers.forEach((answer, count) -> answers.merge(answer, count, Long::sum));
            if (next.micros != null) {
                histogram().add(next.micros);
            }
            waiting = Math.max(waiting, next.waiting);
        }

        TimelinePoint toReport(long second) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (AnswerClass answer : AnswerClass.values()) {
                counts.put(answer.text(), answers.getOrDefault(answer, 0L));
            }
            return new TimelinePoint(second, counts, millisAt(50), millisAt(99), waiting);
        }

        private IntCountsHistogram histogram() {
            if (micros == null) {
                micros = new IntCountsHistogram(DIGITS); // grows with the slowest attempt
            }
            return micros;
        }

        private @Nullable Double millisAt(double percentile) {
            return micros == null ? null : micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
        }
    }

    private final List<Point> points = new ArrayList<>();
    private int secondsPerPoint = 1;

    /** An attempt has ended now, after so many nanoseconds. */
    void attempted(long now, AnswerClass answer, long nanos) {
        at(now).record(answer, nanos);
    }

    /** So many deliveries wait now for their next attempt. */
    void waiting(long now, int count) {
        Point point = at(now);
        point.waiting = Math.max(point.waiting, count);
    }

    int secondsPerPoint() {
        return secondsPerPoint;
    }

    List<TimelinePoint> points() {
        List<TimelinePoint> report = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            report.add(points.get(i).toReport((long) i * secondsPerPoint));
        }
        return report;
    }

    private Point at(long now) {
        long second = TimeUnit.NANOSECONDS.toSeconds(now);
        while (second / secondsPerPoint >= MAX_POINTS) {
            halve();
        }
        int index = (int) (second / secondsPerPoint);
        while (points.size() <= index) {
            points.add(new Point());
        }
        return points.get(index);
    }

    private void halve() {
        List<Point> before = List.copyOf(points);
        points.clear();
        for (int i = 0; i < before.size(); i += 2) {
            Point merged = before.get(i);
            if (i + 1 < before.size()) {
                merged.add(before.get(i + 1));
            }
            points.add(merged);
        }
        secondsPerPoint *= 2;
    }
}
