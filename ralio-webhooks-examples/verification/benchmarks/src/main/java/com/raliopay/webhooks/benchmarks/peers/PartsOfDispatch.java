package com.raliopay.webhooks.benchmarks.peers;

import com.raliopay.webhooks.benchmarks.deliveries.Bodies;
import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Jmh;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.util.ListStatistics;

/** The times of the parts of a dispatch, for each documented body. */
final class PartsOfDispatch {

    private final List<String> bodies;
    private final Jmh.Scores scores;

    private PartsOfDispatch(List<String> bodies, Jmh.Scores scores) {
        this.bodies = bodies;
        this.scores = scores;
    }

    static PartsOfDispatch measure(Effort effort) throws RunnerException {
        List<String> bodies = effort.choose(Bodies.documented().subList(0, 1), Bodies.documented());
        return new PartsOfDispatch(
                bodies,
                Jmh.run(Jmh.options(effort, DispatchBenchmark.class, ".*")
                        .warmupIterations(effort.choose(1, 2))
                        .measurementIterations(effort.choose(1, 3))
                        .param("body", bodies.toArray(String[]::new))));
    }

    Table table() {
        Table table = Table.of(
                "Parts of a dispatch, µs",
                "body",
                "bytes",
                "HMAC",
                "tokens",
                "verify",
                "parse",
                "dispatch without store",
                "dispatch with store",
                "parse / tokens",
                "without store / floor",
                "with store / floor");
        for (String body : bodies) {
            table = table.row(
                    body.toLowerCase(Locale.ROOT).replace('_', ' '),
                    (double) Bodies.of(body, new UUID(0, 0)).length,
                    time("hmac", body),
                    time("tokens", body),
                    time("verify", body),
                    time("parse", body),
                    time("dispatchWithoutStore", body),
                    time("dispatch", body),
                    parseToTokens(body),
                    toFloor("dispatchWithoutStore", body),
                    toFloor("dispatch", body));
        }
        return table;
    }

    List<Target> targets() {
        return List.of(
                Target.atMost(1.7, "parse / tokens, median of the documented bodies", median(this::parseToTokens)),
                Target.atMost(
                        1.8,
                        "dispatch with store / (HMAC + tokens), median of the documented bodies",
                        median(body -> toFloor("dispatch", body))));
    }

    private double median(ToDoubleFunction<String> ratio) {
        return new ListStatistics(bodies.stream().mapToDouble(ratio).toArray()).getPercentile(50);
    }

    private double parseToTokens(String body) {
        return time("parse", body) / time("tokens", body);
    }

    private double toFloor(String dispatch, String body) {
        return time(dispatch, body) / (time("hmac", body) + time("tokens", body));
    }

    private double time(String method, String body) {
        return scores.of(method, Map.of("body", body));
    }
}
