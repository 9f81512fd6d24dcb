package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.raliopay.webhooks.simulator.load.LoadReport.Bin;
import com.raliopay.webhooks.simulator.load.LoadReport.Percentiles;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void keepsThreeDigitsOfPercentiles() {
        for (int millis = 1; millis <= 1_000; millis++) {
            histogram.record(Duration.ofMillis(millis).toNanos());
        }

        Percentiles percentiles = histogram.percentiles();
        assertThat(percentiles.p50()).isEqualTo(500, within(0.5));
        assertThat(percentiles.p90()).isEqualTo(900, within(1.0));
        assertThat(percentiles.p99()).isEqualTo(990, within(1.0));
        assertThat(percentiles.p999()).isEqualTo(999, within(1.0));
        assertThat(percentiles.max()).isEqualTo(1_000, within(1.0));
    }

    @Test
    void countsEveryAttemptInDistributionWithoutGaps() {
        for (long nanos : new long[] {0, 999, 1_500_000, 1_500_000, 80_000_000, Long.MAX_VALUE}) {
            histogram.record(nanos);
        }

        List<Bin> bins = histogram.distribution();
        assertThat(bins.stream().mapToLong(Bin::count).sum()).isEqualTo(6);
        for (int i = 1; i < bins.size(); i++) {
            assertThat(bins.get(i).fromMillis()).isEqualTo(bins.get(i - 1).toMillis());
        }
        assertThat(bins)
                .filteredOn(bin -> bin.fromMillis() <= 1.5 && bin.toMillis() > 1.5)
                .singleElement()
                .extracting(Bin::count)
                .isEqualTo(2L);
    }

    @Test
    void nothingRecordedIsNothing() {
        assertThat(histogram.distribution()).isEmpty();
        assertThat(histogram.percentiles()).isEqualTo(new Percentiles(0, 0, 0, 0, 0));
    }
}
