package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
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
import org.openjdk.jmh.infra.Blackhole;

/** Measures one delivery and its parts, in nanoseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DeliveryBenchmark {

    /** The baseline of one thread. */
    @State(Scope.Thread)
    public static class ThreadBaseline {
        final Baseline baseline = new Baseline();
    }

    /** A dispatcher with one listener for the events that are delivered. */
    @State(Scope.Benchmark)
    public static class Dispatchers {

        /** The number of listeners for events that are not delivered. */
        @Param("0")
        public int otherListeners;

        final WebhookParser parser = new WebhookParser();
        final SignatureVerifier verifier = SignatureVerifier.of(SignedDeliveries.SECRET);
        WebhookDispatcher withStore = dispatcher(new NoStore());
        WebhookDispatcher withoutStore = withStore;

        @Setup
        public void build(BenchmarkParams params) {
            int size = SignedDeliveries.storeSize(params.getParam("body"));
            withStore = dispatcher(InMemoryIdempotencyStore.create(size));
            withoutStore = dispatcher(new NoStore());
        }

        private WebhookDispatcher dispatcher(IdempotencyStore store) {
            WebhookDispatcher.Builder builder = WebhookDispatcher.builder()
                    .secret(SignedDeliveries.SECRET)
                    .idempotencyStore(store)
                    .on(KycEvent.class, event -> {}); // the result, which is consumed, has the event
            for (int i = 0; i < otherListeners; i++) {
                builder.on(UnrecognizedEvent.class, event -> {});
            }
            return builder.build();
        }
    }

    @Benchmark
    public void hmacAndTokens(ThreadBaseline thread, SignedDeliveries deliveries, Blackhole blackhole)
            throws IOException {
        byte[] body = deliveries.next();
        blackhole.consume(thread.baseline.sign(body));
        thread.baseline.read(body, blackhole::consume);
    }

    @Benchmark
    public void tokens(ThreadBaseline thread, SignedDeliveries deliveries, Blackhole blackhole) throws IOException {
        thread.baseline.read(deliveries.next(), blackhole::consume);
    }

    @Benchmark
    public WebhookEvent parse(Dispatchers dispatchers, SignedDeliveries deliveries) {
        return dispatchers.parser.parse(deliveries.next());
    }

    @Benchmark
    public boolean verify(Dispatchers dispatchers, SignedDeliveries deliveries) {
        return dispatchers.verifier.verify(deliveries.next(), deliveries.header(SignatureVerifier.HEADER));
    }

    @Benchmark
    public DispatchResult dispatch(Dispatchers dispatchers, SignedDeliveries deliveries) {
        return counted(dispatchers.withStore, deliveries);
    }

    @Benchmark
    public DispatchResult dispatchWithoutStore(Dispatchers dispatchers, SignedDeliveries deliveries) {
        return counted(dispatchers.withoutStore, deliveries);
    }

    private static DispatchResult counted(WebhookDispatcher ralio, SignedDeliveries deliveries) {
        DispatchResult result = ralio.dispatch(deliveries.next(), deliveries::header);
        deliveries.count(result.outcome());
        return result;
    }
}
