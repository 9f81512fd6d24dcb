package com.raliopay.webhooks.benchmarks.peers;

import com.raliopay.webhooks.benchmarks.deliveries.Baseline;
import com.raliopay.webhooks.benchmarks.deliveries.Request;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The least that can be done with the events of this library: an HMAC, which is not compared with the signature, and one pass of
 * jackson-core's parser over all names and strings.
 */
final class Floor implements Contender {

    private final Baseline baseline = new Baseline();
    private final Consumer<Object> fields;

    Floor(Consumer<Object> fields) {
        this.fields = fields;
    }

    @Override
    public void handle(Request request) throws IOException {
        fields.accept(baseline.sign(request.body()));
        baseline.read(request.body(), fields);
    }

    @Override
    public String event(String id) {
        return Ralio.sessionFailed(id);
    }

    @Override
    public Request sign(String event) {
        return Ralio.signed(event);
    }
}
