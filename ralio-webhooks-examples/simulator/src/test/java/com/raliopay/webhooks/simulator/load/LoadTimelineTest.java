package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.raliopay.webhooks.simulator.load.LoadReport.TimelinePoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadTimelineTest {

    private final LoadTimeline timeline = new LoadTimeline();

    @Test
    void countsAnswersOfEachSecondByClass() {
        timeline.attempted(millis(100), AnswerClass.SUCCESS, millis(4));
        timeline.attempted(millis(999), AnswerClass.SERVER_ERROR, millis(4));
        timeline.attempted(millis(2_000), AnswerClass.NONE, millis(90));
        timeline.waiting(millis(2_001), 3);
        timeline.waiting(millis(2_002), 1);

        List<TimelinePoint> points = timeline.points();
        assertThat(points).hasSize(3);
        assertThat(points.get(0).answers()).isEqualTo(Map.of("2xx", 1L, "3xx", 0L, "4xx", 0L, "5xx", 1L, "none", 0L));
        assertThat(points.get(1)).isEqualTo(new TimelinePoint(1, zeros(), null, null, 0));
        assertThat(points.get(2).answers()).containsEntry("none", 1L);
        assertThat(points.get(2).p99()).isEqualTo(90, within(1.0));
        assertThat(points.get(2).waiting()).isEqualTo(3);
    }

    @Test
    void reportsPercentilesOfEachSecond() {
        for (int i = 1; i <= 100; i++) {
            timeline.attempted(0, AnswerClass.SUCCESS, millis(i));
        }

        TimelinePoint point = timeline.points().get(0);
        assertThat(point.p50()).isEqualTo(50, within(1.0));
        assertThat(point.p99()).isEqualTo(99, within(1.0));
    }

    @Test
    void mergesSecondsOfLongTestsWithoutLosingAny() {
        int seconds = 10_000;
        for (int second = 0; second < seconds; second++) {
            timeline.attempted(TimeUnit.SECONDS.toNanos(second), AnswerClass.SUCCESS, millis(1 + second % 10));
            timeline.waiting(TimeUnit.SECONDS.toNanos(second), second % 32);
        }

        List<TimelinePoint> points = timeline.points();
        assertThat(timeline.secondsPerPoint()).isEqualTo(32);
        assertThat(points).hasSizeLessThanOrEqualTo(LoadTimeline.MAX_POINTS).hasSize(seconds / 32 + 1);
        assertThat(points.get(2).second()).isEqualTo(64);
        assertThat(points.get(2).answers()).containsEntry("2xx", 32L);
        assertThat(points.get(2).p50()).isEqualTo(5, within(1.0));
        assertThat(points.get(2).waiting()).isEqualTo(31);
        assertThat(points)
                .extracting(point -> point.answers().get("2xx"))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(seconds));
    }

    @Test
    void survivesLongPauseBetweenAttempts() {
        timeline.attempted(0, AnswerClass.SUCCESS, millis(1));
        timeline.attempted(TimeUnit.DAYS.toNanos(3), AnswerClass.SUCCESS, millis(1));

        assertThat(timeline.points()).hasSizeLessThanOrEqualTo(LoadTimeline.MAX_POINTS);
    }

    private static Map<String, Long> zeros() {
        return Map.of("2xx", 0L, "3xx", 0L, "4xx", 0L, "5xx", 0L, "none", 0L);
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
