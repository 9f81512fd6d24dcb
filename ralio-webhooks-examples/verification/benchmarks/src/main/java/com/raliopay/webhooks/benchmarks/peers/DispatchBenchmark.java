package com.raliopay.webhooks.benchmarks.peers;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.benchmarks.deliveries.Baseline;
import com.raliopay.webhooks.benchmarks.deliveries.NoStore;
import com.raliopay.webhooks.benchmarks.deliveries.Request;
import com.raliopay.webhooks.benchmarks.deliveries.SignedDeliveries;
import com.raliopay.webhooks.event.KycEvent;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;

/** Measures the parts of a dispatch, in microseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class DispatchBenchmark {

    private final Baseline baseline = new Baseline();
    private final WebhookParser parser = new WebhookParser();
    private final SignatureVerifier verifier = SignatureVerifier.of(SignedDeliveries.SECRET);
    private WebhookDispatcher withStore = dispatcher(new NoStore());
    private final WebhookDispatcher withoutStore = withStore;

    @Setup
    public void createStore(BenchmarkParams params) {
        int remembered = SignedDeliveries.remembered(params.getParam("body"));
        withStore = dispatcher(InMemoryIdempotencyStore.create(remembered));
    }

    private static WebhookDispatcher dispatcher(IdempotencyStore store) {
        return WebhookDispatcher.builder()
                .secret(SignedDeliveries.SECRET)
                .idempotencyStore(store)
                .on(KycEvent.class, event -> {}) // the result, which is consumed, has the event
                .build();
    }

    @Benchmark
    public byte[] hmac(SignedDeliveries deliveries) {
        return baseline.sign(deliveries.next().body());
    }

    @Benchmark
    public void tokens(SignedDeliveries deliveries, Blackhole blackhole) throws IOException {
        baseline.read(deliveries.next().body(), blackhole::consume);
    }

    @Benchmark
    public void verify(SignedDeliveries deliveries) {
        Request request = deliveries.next();
        if (!verifier.verify(request.body(), request.header(SignatureVerifier.HEADER))) {
            throw new IllegalStateException("the signature must verify");
        }
    }

    @Benchmark
    public WebhookEvent parse(SignedDeliveries deliveries) {
        return parser.parse(deliveries.next().body());
    }

    @Benchmark
    public DispatchResult dispatch(SignedDeliveries deliveries) {
        return deliveries.dispatchNext(withStore);
    }

    @Benchmark
    public DispatchResult dispatchWithoutStore(SignedDeliveries deliveries) {
        return deliveries.dispatchNext(withoutStore);
    }
}
