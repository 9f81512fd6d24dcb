package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Jmh;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Times of the methods of one benchmark on one server.
 *
 * @param micros by the name of the method, in microseconds
 * @param bytes what the methods allocate, in bytes; empty if this was not measured
 */
record Measurement(Map<String, Double> micros, Map<String, Double> bytes) {

    /** A benchmark, which can run outside of JMH too. */
    interface Subject {

        void open(String address) throws Exception;

        /** Returns the methods by their names. */
        Map<String, Alternation.Call> calls();

        void close() throws Exception;
    }

    private static final List<Product> IN_PROCESS = List.of(Product.MEMORY, Product.H2);

    /**
     * Measures methods by JMH, in JVMs of their own, if all of the work is done there; otherwise in alternation, because what a
     * server does in the background would meet one benchmark and not another.
     */
    static Measurement of(Server server, Effort effort, Supplier<? extends Subject> benchmark, List<String> methods)
            throws Exception {
        return IN_PROCESS.contains(server.product())
                ? byJmh(server, effort, benchmark.get().getClass(), methods)
                : inAlternation(server, effort, benchmark.get(), methods);
    }

    /** A quick run starts no other JVMs. */
    private static Measurement byJmh(Server server, Effort effort, Class<?> benchmark, List<String> methods)
            throws Exception {
        Jmh.Scores scores = Jmh.run(Jmh.options(effort, benchmark, String.join("|", methods))
                .param("address", server.address())
                .forks(effort.choose(0, 2)));
        Measurement measurement = new Measurement(new TreeMap<>(), new TreeMap<>());
        for (String method : methods) {
            measurement.micros.put(method, scores.of(method, Map.of()));
            measurement.bytes.put(method, scores.allocated(method, Map.of()));
        }
        return measurement;
    }

    private static Measurement inAlternation(Server server, Effort effort, Subject benchmark, List<String> methods)
            throws Exception {
        benchmark.open(server.address());
        try {
            List<Double> micros = new Alternation(effort.choose(2, 400), effort.choose(5, 50))
                    .micros(methods.stream().map(benchmark.calls()::get).toList());
            Measurement measurement = new Measurement(new TreeMap<>(), Map.of());
            for (int i = 0; i < methods.size(); i++) {
                measurement.micros.put(methods.get(i), micros.get(i));
            }
            return measurement;
        } finally {
            benchmark.close();
        }
    }

    double of(String method) {
        Double found = micros.get(method);
        if (found == null) {
            throw new IllegalArgumentException(method + " was not measured");
        }
        return found;
    }

    /** Returns how many times as long a method takes as another one. */
    double ratio(String method, String other) {
        return of(method) / of(other);
    }

    @Nullable
    Double allocated(String method) {
        return bytes.get(method);
    }
}
