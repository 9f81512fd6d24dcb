package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
import java.util.List;

/** Checks the rules about unusual and broken HTTP. A status that the framework returns on its own must not lose an event. */
final class TransportRules {

    private TransportRules() {}

    /** Sends the rest of a request after the signature header. */
    @FunctionalInterface
    interface Request {
        void send(RawHttp http, byte[] body) throws IOException;
    }

    static void brokenBody(EndpointUnderTest endpoint) throws Exception {
        requireRetried(endpoint, "malformed size of the first chunk", (http, body) -> {
            startChunks(http);
            http.write("zz\r\n");
        });
        requireRetried(endpoint, "malformed size of the second chunk", (http, body) -> {
            startChunks(http);
            http.chunk(body, 0, body.length / 2);
            http.write("zz\r\n");
        });
        requireRetried(endpoint, "body that ends early", (http, body) -> {
            startBody(http, body);
            http.write(body, 0, body.length / 2);
            http.endOutput();
        });
        requireRetried(endpoint, "chunks that end early", (http, body) -> {
            startChunks(http);
            http.chunk(body, 0, body.length / 2);
            http.endOutput();
        });
        requireRetried(endpoint, "connection closed in the body", (http, body) -> {
            startBody(http, body);
            http.write(body, 0, body.length / 2);
            http.close();
        });
    }

    /** Fails if the endpoint answers a broken request with a status that Ralio does not retry, or loses its redelivery. */
    private static void requireRetried(EndpointUnderTest endpoint, String sent, Request request) throws Exception {
        byte[] body = Bodies.any();
        int status;
        try (RawHttp http = endpoint.connect()) {
            http.header(SignatureVerifier.HEADER, endpoint.signer().sign(body));
            request.send(http, body);
            status = http.response().status();
        } catch (IOException e) {
            status = 503; // a connection closed without an answer is retried, too
        }
        assertThat(status).as(sent).isGreaterThanOrEqualTo(500);
        endpoint.requireHandled("redelivery after: " + sent, body);
    }

    static void httpOneDotZero(EndpointUnderTest endpoint) throws Exception {
        requireHandled(
                endpoint, "HTTP/1.0", new RawHttp(endpoint.uri(), "POST", "HTTP/1.0", "localhost"), (http, body) -> {
                    startBody(http, body);
                    http.write(body, 0, body.length);
                });
    }

    static void hostWithUnderscore(EndpointUnderTest endpoint) throws Exception {
        for (String host : List.of("web_app", "ralio_backend:8080")) {
            RawHttp connection = new RawHttp(endpoint.uri(), "POST", "HTTP/1.1", host);
            requireHandled(endpoint, "Host: " + host, connection, (http, body) -> {
                startBody(http, body);
                http.write(body, 0, body.length);
            });
        }
    }

    static void chunkExtension(EndpointUnderTest endpoint) throws Exception {
        requireHandled(endpoint, "chunk extension", endpoint.connect(), (http, body) -> {
            startChunks(http);
            http.write(Integer.toHexString(body.length) + ";name=value\r\n");
            http.write(body, 0, body.length);
            http.write("\r\n0\r\n\r\n");
        });
    }

    static void chunkTrailers(EndpointUnderTest endpoint) throws Exception {
        requireHandled(endpoint, "trailers", endpoint.connect(), (http, body) -> {
            startChunks(http);
            http.chunk(body, 0, body.length);
            http.write("0\r\nX-Checksum: none\r\n\r\n");
        });
    }

    private static void requireHandled(EndpointUnderTest endpoint, String sent, RawHttp connection, Request request) {
        byte[] body = Bodies.any();
        try (RawHttp http = connection) {
            http.header(SignatureVerifier.HEADER, endpoint.signer().sign(body));
            request.send(http, body);
            endpoint.requireHandled(sent, body, endpoint.signed(body), http.response());
        } catch (IOException e) {
            throw new AssertionError(sent + ": no response", e);
        }
    }

    /** A signature that is echoed could be read by a script in a browser, and replayed. */
    static void trace(EndpointUnderTest endpoint) throws Exception {
        String signature = endpoint.signer().sign(Bodies.any());
        try (RawHttp http =
                new RawHttp(endpoint.uri(), "TRACE", "HTTP/1.1", endpoint.uri().getAuthority())) {
            http.header(SignatureVerifier.HEADER, signature);
            http.header("Connection", "close");
            http.endHeaders();
            String response;
            try {
                response = http.response().body();
            } catch (IOException e) {
                return; // refused without an answer
            }
            assertThat(response).as("response to TRACE").doesNotContain(signature);
        }
    }

    private static void startBody(RawHttp http, byte[] body) throws IOException {
        http.header("Content-Length", "" + body.length);
        http.endHeaders();
    }

    private static void startChunks(RawHttp http) throws IOException {
        http.header("Transfer-Encoding", "chunked");
        http.endHeaders();
    }
}
