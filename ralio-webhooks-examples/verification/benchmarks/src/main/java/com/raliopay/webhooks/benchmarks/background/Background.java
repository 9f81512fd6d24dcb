package com.raliopay.webhooks.benchmarks.background;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Part;
import com.raliopay.webhooks.benchmarks.report.Section;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.dbscheduler.QueueOnDbScheduler;
import com.raliopay.webhooks.kafka.QueueOnKafka;
import com.raliopay.webhooks.queuecontract.QueueUnderTest;
import com.raliopay.webhooks.queuecontract.Throughput;
import com.raliopay.webhooks.queuecontract.ThroughputRun;
import java.util.ArrayList;
import java.util.List;

/** Measures the examples that work in the background, with the queues and the processes of their own tests. */
public final class Background implements Part {

    private static final int THREADS = 4;

    @Override
    public Section run(Effort effort) throws Exception {
        int events = effort.choose(1_000, 10_000);
        Table table = Table.of(
                "Events in the background", "queue", "events per second", "cores used", "events per second and core");
        for (QueueUnderTest queue : List.of(new QueueOnDbScheduler(), new QueueOnKafka())) {
            for (Throughput result : measure(new ThroughputRun(queue, events, THREADS), effort)) {
                table = table.row(
                        queue.name() + ": " + result.what(),
                        result.eventsPerSecond(),
                        result.cores(),
                        result.eventsPerSecondAndCore());
            }
        }
        return new Section(
                "In the background",
                method(events),
                List.of(table.bars("events per second", "events per second")),
                List.of());
    }

    private static List<Throughput> measure(ThroughputRun run, Effort effort) throws Exception {
        if (effort == Effort.QUICK) {
            return List.of(run.measureEndToEnd(1));
        }
        List<Throughput> results = new ArrayList<>(run.measure(1, 0));
        results.add(run.measure(2, 0).get(1));
        results.add(run.measureEndToEnd(1));
        results.add(run.measureEndToEnd(2));
        return results;
    }

    private static String method(int events) {
        return """
            The endpoint stores each delivery in the queue. Workers in processes of their own take it from there, and a transactional
            listener inserts a row into PostgreSQL. In the rows "from delivery to side effect", everything runs at the same time; in the
            others, the endpoint stores all events before the workers start. A delivery is a call of the endpoint's dispatcher, without
            HTTP. Each worker handles %d events concurrently. Of %,d events, the first and the last tenth do not count.

            Processes, broker, and PostgreSQL share the cores of this machine, which one worker keeps busy. Do not conclude that a second
            worker is of no use: the table shows what an event costs, in its last column, and not how the design scales. PostgreSQL runs
            without `fsync`.
            """.formatted(THREADS, events);
    }
}
