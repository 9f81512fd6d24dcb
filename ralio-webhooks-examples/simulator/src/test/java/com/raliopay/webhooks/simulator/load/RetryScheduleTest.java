package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private final RetrySchedule schedule = new RetrySchedule();
    private final LoadDelivery first = new LoadDelivery(Kind.EVENT, 1);
    private final LoadDelivery second = new LoadDelivery(Kind.EVENT, 2);
    private final LoadDelivery third = new LoadDelivery(Kind.EVENT, 3);

    @Test
    void nothingIsDueBeforeItsTime() {
        schedule.add(first, 100);

        assertThat(schedule.pollDue(99)).isNull();
        assertThat(schedule.pollDue(100)).isSameAs(first);
        assertThat(schedule.pollDue(100)).isNull();
    }

    @Test
    void returnsLongestDueFirst() {
        schedule.add(second, 200);
        schedule.add(first, 100);
        schedule.add(third, 200);

        assertThat(schedule.pollDue(300)).isSameAs(first);
        assertThat(schedule.pollDue(300)).isSameAs(second);
        assertThat(schedule.pollDue(300)).isSameAs(third);
    }

    @Test
    void waitsUntilNextIsDue() {
        assertThat(schedule.nanosUntilDue(0, 500)).isEqualTo(500);

        schedule.add(second, 300);
        schedule.add(first, 100);

        assertThat(schedule.nanosUntilDue(40, 500)).isEqualTo(60);
        assertThat(schedule.nanosUntilDue(40, 50)).isEqualTo(50);
        assertThat(schedule.nanosUntilDue(150, 500)).isZero();
        assertThat(schedule.size()).isEqualTo(2);
    }
}
