package com.raliopay.webhooks.queuecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shows that a measurement runs. What it measures depends on the machine. */
@Tag("background")
class ThroughputRunTest {

    @Test
    void measuresEndpointAndWorkers() throws Exception {
        List<Throughput> results = new ThroughputRun(new TableQueue(), 1_000, 4).measure(2, 20);

        assertThat(results)
                .extracting(Throughput::what)
                .containsExactly("stored by 1 endpoint", "handled by 2 workers, with a wait of 20 ms");
        assertThat(results).allSatisfy(result -> {
            assertThat(result.eventsPerSecond()).isPositive();
            assertThat(result.cores()).isPositive();
        });
        // Two workers with 4 threads, which wait for 20 ms at least: more than 400 a second would be a mistake.
        assertThat(results.get(1).eventsPerSecond()).isLessThan(410);
    }

    @Test
    void measuresFromDeliveryToSideEffect() throws Exception {
        Throughput result = new ThroughputRun(new TableQueue(), 1_000, 4).measureEndToEnd(2);

        assertThat(result.what()).isEqualTo("from delivery to side effect, with 2 workers");
        assertThat(result.eventsPerSecond()).isPositive();
        assertThat(result.cores()).isPositive();
    }

    @Test
    void countsEventsAndCpuTimeBetweenSamples() {
        Sample first = new Sample(5_000_000_000L, 100, Duration.ofSeconds(1));
        Sample last = new Sample(7_000_000_000L, 700, Duration.ofSeconds(4));

        Throughput result = first.until(last, "handled");

        assertThat(result).isEqualTo(new Throughput("handled", 300, 1.5));
        assertThat(result.eventsPerSecondAndCore()).isEqualTo(200);
    }

    @Test
    void printsMeanOfEqualMeasurements() {
        List<Throughput> results = List.of(
                new Throughput("stored", 1_000, 1),
                new Throughput("handled", 500, 2),
                new Throughput("stored", 3_000, 1));

        assertThat(ThroughputTable.of("a queue", 20_000, 16, results).lines())
                .startsWith(ThroughputTable.of("a queue", 20_000, 16, List.of())
                        .lines()
                        .toArray(String[]::new))
                .endsWith("| stored | 2,000 | 1.00 | 2,000 |", "| handled | 500 | 2.00 | 250 |");
    }
}
