package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;

/** Sends a body that does not end: an endpoint that reads all of it runs out of memory. */
final class EndlessBody {

    private static final int PIECE = 1 << 16;
    private static final long CONTENT_LENGTH = 1L << 30;

    /** Far more than the limit and the buffers between sender and endpoint hold. */
    private static final long LONG_ENOUGH = 64L * WebhookParser.DEFAULT_MAX_BODY_BYTES;

    private final EndpointUnderTest endpoint;
    private final byte[] piece = new byte[PIECE];

    EndlessBody(EndpointUnderTest endpoint) {
        this.endpoint = endpoint;
    }

    void chunked() throws IOException {
        send("Transfer-Encoding", "chunked", true);
    }

    void withContentLength() throws IOException {
        send("Content-Length", "" + CONTENT_LENGTH, false);
    }

    private void send(String header, String value, boolean chunked) throws IOException {
        try (RawHttp http = endpoint.connect()) {
            http.header(SignatureVerifier.HEADER, endpoint.signer().sign(piece));
            http.header(header, value);
            http.endHeaders();
            if (!stopsReading(http, chunked)) {
                fail("%s: the endpoint is still reading after %d bytes", header, LONG_ENOUGH);
            }
            requireTooLarge(http, header);
        }
    }

    /** Sends until the endpoint responds or closes the connection. */
    private boolean stopsReading(RawHttp http, boolean chunked) {
        try {
            for (long sent = 0; sent < LONG_ENOUGH; sent += PIECE) {
                if (http.hasResponse()) {
                    return true;
                }
                if (chunked) {
                    http.chunk(piece, 0, PIECE);
                } else {
                    http.write(piece, 0, PIECE);
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The response may be lost if the endpoint closes the connection during the body. */
    private static void requireTooLarge(RawHttp http, String sent) {
        int status;
        try {
            status = http.response().status();
        } catch (IOException e) {
            return;
        }
        assertThat(status).as(sent).isEqualTo(413);
    }
}
