package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.List;

/** Transactional listeners in every database. */
final class ListenerResults {

    private ListenerResults() {}

    static Results of(Servers servers, Effort effort) throws Exception {
        List<Server> databases = servers.of(Product.DATABASES);
        Table times = Table.of(
                "A listener that executes one statement in a transaction",
                "database",
                "merchant's own transaction, µs",
                "transactional listener, µs",
                "ordered listener, µs",
                "transactional / own",
                "ordered / own");
        Table statements = Table.of(
                "Statements of a delivery besides the merchant's own",
                "database",
                "transactional listener",
                "ordered listener",
                "ordered listener, with the claim and the completion in the same database");
        List<Target> targets = new ArrayList<>();
        for (Server server : databases) {
            String name = server.product().toString();
            Measurement micros = Measurement.of(
                    server,
                    effort,
                    ListenerBenchmark::new,
                    List.of("merchantsTransaction", "transactional", "ordered"));
            times = times.row(
                    name,
                    micros.of("merchantsTransaction"),
                    micros.of("transactional"),
                    micros.of("ordered"),
                    micros.ratio("transactional", "merchantsTransaction"),
                    micros.ratio("ordered", "merchantsTransaction"));
            StatementCount count = StatementCount.of(server);
            statements = statements.row(
                    name, (double) count.transactional(), (double) count.ordered(), (double) count.withStore());
            targets.add(Target.atMost(1, name + ": statements of a transactional listener", count.transactional()));
            targets.add(Target.atMost(2, name + ": statements of an ordered listener", count.ordered()));
        }
        return new Results(
                List.of(
                        times.bars(
                                "µs",
                                "merchant's own transaction, µs",
                                "transactional listener, µs",
                                "ordered listener, µs"),
                        statements),
                targets);
    }
}
