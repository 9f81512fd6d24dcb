package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
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

/** One delivery, in nanoseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DeliveryBenchmark {

    /** The floor, for each thread. */
    @State(Scope.Thread)
    public static class Bare {
        final Floor floor = new Floor();
    }

    /** A merchant's endpoint with one listener to the events that are delivered. */
    @State(Scope.Benchmark)
    public static class Endpoint {

        /** How many listeners there are to events that are not delivered. */
        @Param("0")
        public int otherListeners;

        final WebhookParser parser = new WebhookParser();

        final SignatureVerifier verifier = SignatureVerifier.of(Deliveries.SECRET);
        final WebhookDispatcher forgetful = dispatcher(new Forgetful());

        private WebhookDispatcher dispatcher = forgetful;

        @Setup
        public void build(BenchmarkParams params) {
            Payload payload = Payload.valueOf(params.getParam("payload"));
            dispatcher = dispatcher(InMemoryIdempotencyStore.create(Deliveries.storeSize(payload)));
        }

        private WebhookDispatcher dispatcher(IdempotencyStore store) {
            WebhookDispatcher.Builder builder = WebhookDispatcher.builder()
                    .secret(Deliveries.SECRET)
                    .idempotencyStore(store)
                    .on(KycEvent.class, event -> {}); // the result, which is consumed, has the event
            for (int i = 0; i < otherListeners; i++) {
                builder.on(UnrecognizedEvent.class, event -> {});
            }
            return builder.build();
        }
    }

    /** The HMAC and the tokens. */
    @Benchmark
    public void floor(Bare bare, Deliveries deliveries, Blackhole blackhole) throws IOException {
        byte[] body = deliveries.next();
        blackhole.consume(bare.floor.sign(body));
        bare.floor.read(body, blackhole::consume);
    }

    /** The tokens alone. */
    @Benchmark
    public void floorOfParsing(Bare bare, Deliveries deliveries, Blackhole blackhole) throws IOException {
        bare.floor.read(deliveries.next(), blackhole::consume);
    }

    /** The parser alone. */
    @Benchmark
    public WebhookEvent parse(Endpoint endpoint, Deliveries deliveries) {
        return endpoint.parser.parse(deliveries.next());
    }

    /** The whole way of a signed delivery, to a listener. */
    @Benchmark
    public DispatchResult dispatch(Endpoint endpoint, Deliveries deliveries) {
        DispatchResult result = endpoint.dispatcher.dispatch(deliveries.next(), deliveries::header);
        deliveries.count(result.outcome());
        return result;
    }

    /** The same, over a store that remembers nothing. */
    @Benchmark
    public DispatchResult dispatchWithoutStore(Endpoint endpoint, Deliveries deliveries) {
        DispatchResult result = endpoint.forgetful.dispatch(deliveries.next(), deliveries::header);
        deliveries.count(result.outcome());
        return result;
    }

    /** The signature alone. */
    @Benchmark
    public boolean verify(Endpoint endpoint, Deliveries deliveries) {
        return endpoint.verifier.verify(deliveries.next(), deliveries.header(SignatureVerifier.HEADER));
    }
}
