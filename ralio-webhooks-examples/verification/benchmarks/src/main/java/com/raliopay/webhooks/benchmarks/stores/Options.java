package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Jmh;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Runs of JMH with several servers. */
final class Options {

    static final int FORKS = 2;

    private Options() {}

    /** A quick run starts no other JVMs. */
    static Jmh.Scores run(Effort effort, Class<?> benchmarks, String methods, List<Server> servers, int forks)
            throws RunnerException {
        return Jmh.run(Jmh.options(effort, benchmarks, methods)
                .param("address", servers.stream().map(Server::address).toArray(String[]::new))
                .forks(effort.choose(0, forks)));
    }
}
