package com.raliopay.webhooks.fuzztests;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A body, its signature, and whether it is dispatched as a stream.
 *
 * @param body the raw body
 * @param signed whether the signature is right
 * @param headers the headers, or a function that throws
 * @param streamed whether the body is dispatched as a stream
 * @param streamFails whether that stream throws after its last byte
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FuzzedDelivery(
        byte[] body,
        boolean signed,
        Function<String, @Nullable String> headers,
        boolean streamed,
        boolean streamFails) {

    static final String SECRET = "whsec_3f9a";

    private static final int MAX_RAW = 400;

    private static final SignatureVerifier SIGNER = SignatureVerifier.of(SECRET);
    private static final SignatureVerifier FORGER = SignatureVerifier.of("forged");

    /** Loaded once: reading the resources would take most of the time. */
    private static final List<byte[]> FIXTURES =
            Stream.of(Fixture.values()).map(Fixture::bytes).toList();

    static FuzzedDelivery of(FuzzedDataProvider input) {
        byte[] body = body(input);
        int way = input.consumeInt(0, 9);
        boolean streamed = way >= 6;
        boolean streamFails = way == 9 && body.length <= FuzzedDispatcher.MAX_BODY_BYTES;
        return switch (input.consumeInt(0, 7)) {
            case 0 -> new FuzzedDelivery(body, false, name -> null, streamed, streamFails);
            case 1 -> new FuzzedDelivery(body, false, FORGER.headers(body)::get, streamed, streamFails);
            case 2 -> {
                String header = input.consumeString(100);
                yield new FuzzedDelivery(body, false, name -> header, streamed, streamFails);
            }
            case 3 ->
                new FuzzedDelivery(
                        body,
                        false,
                        name -> {
                            throw new IllegalStateException("connection reset");
                        },
                        streamed,
                        streamFails);
            case 4 -> {
                String name = SignatureVerifier.HEADER.toLowerCase(Locale.ROOT);
                yield new FuzzedDelivery(body, true, Map.of(name, SIGNER.sign(body))::get, streamed, streamFails);
            }
            default -> new FuzzedDelivery(body, true, SIGNER.headers(body)::get, streamed, streamFails);
        };
    }

    private static byte[] body(FuzzedDataProvider input) {
        int kind = input.consumeInt(0, 5);
        if (kind == 0) {
            return input.consumeBytes(MAX_RAW);
        }
        byte[] body = input.pickValue(FIXTURES).clone();
        if (kind == 1) {
            body[input.consumeInt(0, body.length - 1)] = input.consumeByte();
        }
        return body;
    }

    DispatchResult dispatchTo(WebhookDispatcher ralio) {
        if (!streamed) {
            return ralio.dispatch(body, headers);
        }
        FailingStream stream = new FailingStream(body, streamFails);
        DispatchResult result = ralio.dispatch(stream, headers);
        Invariant.require(!stream.isClosed(), "the stream is left open");
        Invariant.require(
                stream.count() <= ralio.maxBodyBytes() + 1, "the stream is read to the limit: " + stream.count());
        return result;
    }
}
