package com.raliopay.webhooks.queuecontract;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Results as a Markdown table, with what they depend on. */
final class ThroughputTable {

    private ThroughputTable() {}

    /** Returns the mean of the results with the same name, in the order of the first of them. */
    static String of(String queue, int events, int threads, List<Throughput> results) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, %,d events, %d threads in each worker. Measured on %s, %d processors, %s %s, JDK %s%n%n",
                queue,
                events,
                threads,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version")));
        text.append(String.format(
                "| events | per second | cores used | per second and core |%n| --- | ---: | ---: | ---: |%n"));
        Map<String, List<Throughput>> byName = results.stream()
                .collect(Collectors.groupingBy(Throughput::what, LinkedHashMap::new, Collectors.toList()));
        byName.forEach((what, measured) -> {
            Throughput mean = mean(what, measured);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.2f | %,.0f |%n",
                    what,
                    mean.eventsPerSecond(),
                    mean.cores(),
                    mean.eventsPerSecondAndCore()));
        });
        return text.toString();
    }

    private static Throughput mean(String what, List<Throughput> results) {
        return new Throughput(
                what,
                results.stream()
                        .mapToDouble(Throughput::eventsPerSecond)
                        .average()
                        .orElseThrow(),
                results.stream().mapToDouble(Throughput::cores).average().orElseThrow());
    }
}
