package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.load.LoadReport.Bin;
import com.raliopay.webhooks.simulator.load.LoadReport.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How long the attempts took, to three digits, from a microsecond to two hours. Not safe for use by many threads. */
final class LatencyHistogram {

    private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(2);
    private static final double MICROS_PER_MILLI = 1_000;
    private static final int BINS_PER_DECADE = 8;

    private final Histogram micros = new Histogram(HIGHEST_MICROS, 3);

    void record(long nanos) {
        micros.recordValue(micros(nanos));
    }

    /** {@return the microseconds, within what is recorded} */
    static long micros(long nanos) {
        return Math.min(HIGHEST_MICROS, Math.max(1, TimeUnit.NANOSECONDS.toMicros(nanos)));
    }

    Percentiles percentiles() {
        return new Percentiles(millisAt(50), millisAt(90), millisAt(99), millisAt(99.9), millisAt(100));
    }

    /** {@return the distribution, in columns of equal width on a logarithmic scale, without gaps} */
    List<Bin> distribution() {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (HistogramIterationValue value : micros.recordedValues()) {
            double millis = value.getValueIteratedTo() / MICROS_PER_MILLI;
            int bin = (int) Math.floor(Math.log10(millis) * BINS_PER_DECADE);
            counts.merge(bin, value.getCountAtValueIteratedTo(), Long::sum);
        }
        List<Bin> bins = new ArrayList<>();
        if (!counts.isEmpty()) {
            for (int bin = counts.firstKey(); bin <= counts.lastKey(); bin++) {
                bins.add(new Bin(edge(bin), edge(bin + 1), counts.getOrDefault(bin, 0L)));
            }
        }
        return bins;
    }

    private double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    private static double edge(int bin) {
        double exact = Math.pow(10, bin / (double) BINS_PER_DECADE);
        return Math.round(exact * MICROS_PER_MILLI) / MICROS_PER_MILLI;
    }
}
