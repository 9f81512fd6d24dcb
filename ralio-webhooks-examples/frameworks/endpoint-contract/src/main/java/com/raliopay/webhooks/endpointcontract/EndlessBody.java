package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;

/** A body that does not end by itself: a host that reads it all runs out of memory. */
final class EndlessBody {

    private static final int PIECE = 1 << 16;
    private static final long ANNOUNCED = 1L << 30;

    /** Far more than the limit and all that may lie in buffers on the way. */
    private static final long LONG_ENOUGH = 8L * WebhookParser.DEFAULT_MAX_BODY_BYTES;

    private final HostTrial trial;
    private final byte[] piece = new byte[PIECE];

    EndlessBody(HostTrial trial) {
        this.trial = trial;
    }

    void chunked() throws IOException {
        send("Transfer-Encoding", "chunked", true);
    }

    void announced() throws IOException {
        send("Content-Length", "" + ANNOUNCED, false);
    }

    private void send(String header, String value, boolean chunked) throws IOException {
        try (RawHttp http = trial.connect()) {
            http.header(SignatureVerifier.HEADER, trial.signer().sign(piece));
            http.header(header, value);
            http.endOfHeaders();
            if (!cutOff(http, chunked)) {
                fail("%s: the host has read %d bytes and would have gone on", header, LONG_ENOUGH);
            }
            requireTooLarge(http, header);
        }
    }

    /** Sends until the host answers or hangs up. */
    private boolean cutOff(RawHttp http, boolean chunked) {
        try {
            for (long sent = 0; sent < LONG_ENOUGH; sent += PIECE) {
                if (http.answered()) {
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

    /** The answer may be lost, where the host hangs up on a body that still comes. */
    private static void requireTooLarge(RawHttp http, String sent) {
        int status;
        try {
            status = http.answer().status();
        } catch (IOException e) {
            return;
        }
        assertThat(status).as(sent).isEqualTo(413);
    }
}
