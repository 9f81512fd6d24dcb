package com.raliopay.webhooks.endpointcontract;

import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An event whose body pauses for longer than a read timeout. It is sent in the background of the other rules. */
final class PausingBody implements AutoCloseable {

    private final EndpointUnderTest endpoint;
    private final long end;
    private final byte[] body = Bodies.any();
    private final RawHttp http;

    /** Sends the first half. */
    PausingBody(EndpointUnderTest endpoint, Duration pause) throws IOException {
        this.endpoint = endpoint;
        end = System.nanoTime() + pause.toNanos();
        http = endpoint.connect();
        http.header(SignatureVerifier.HEADER, endpoint.signer().sign(body));
        http.header("Content-Length", "" + body.length);
        http.endHeaders();
        http.write(body, 0, body.length / 2);
    }

    /** Waits for the end of the pause, sends the rest, and fails unless the event is handled now or after a 5xx. */
    void requireHandledOrRetried() throws IOException, InterruptedException {
        Thread.sleep(Math.max(0, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        EndpointResponse response = response();
        if (response != null && response.status() < 500) {
            endpoint.requireHandled("body that pauses", body, endpoint.signed(body), response);
        } else {
            endpoint.requireHandled("redelivery of a body that pauses", body);
        }
    }

    /** Returns null if the endpoint has closed the connection, which is retried, too. */
    private @Nullable EndpointResponse response() {
        try {
            if (!http.hasResponse()) {
                http.write(body, body.length / 2, body.length);
            }
            return http.response();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
