package com.raliopay.webhooks.benchmarks.growth;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.benchmarks.deliveries.NoStore;
import com.raliopay.webhooks.benchmarks.deliveries.SignedDeliveries;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Measures a delivery of a new event, in microseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {

    /** A dispatcher for all threads. */
    @State(Scope.Benchmark)
    public static class Dispatcher {

        /** The number of listeners for the event. */
        @Param("1")
        public int listeners;

        /** The number of listeners for events that are not delivered. */
        @Param("0")
        public int otherListeners;

        /** Whether there is a store in memory, or none. */
        @Param("true")
        public boolean store;

        private WebhookDispatcher ralio = build(1, 0, WebhookDispatcher.builder());

        /** Builds the dispatcher. */
        @Setup
        public void build(BenchmarkParams params) {
            int remembered = params.getThreads() * SignedDeliveries.remembered(params.getParam("body"));
            ralio = build(
                    listeners,
                    otherListeners,
                    WebhookDispatcher.builder()
                            .idempotencyStore(store ? InMemoryIdempotencyStore.create(remembered) : new NoStore()));
        }

        private static WebhookDispatcher build(int listeners, int otherListeners, WebhookDispatcher.Builder builder) {
            builder.secret(SignedDeliveries.SECRET);
            for (int i = 0; i < listeners; i++) {
                builder.on(KycEvent.class, event -> {}); // the result, which is consumed, has the event
            }
            for (int i = 0; i < otherListeners; i++) {
                builder.on(UnrecognizedEvent.class, event -> {});
            }
            return builder.build();
        }
    }

    /** Measures one delivery. */
    @Benchmark
    public DispatchResult dispatch(Dispatcher dispatcher, SignedDeliveries deliveries) {
        return deliveries.dispatchNext(dispatcher.ralio);
    }
}
