package com.raliopay.webhooks.fuzztests;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A body and how it is signed, as the input says. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FuzzedDelivery(byte[] body, boolean signed, Function<String, @Nullable String> headers) {

    static final String SECRET = "whsec_3f9a";

    private static final int MAX_RAW = 400;

    private static final SignatureVerifier SIGNER = SignatureVerifier.of(SECRET);
    private static final SignatureVerifier FORGER = SignatureVerifier.of("forged");

    /** Reading them again and again would take most of the time. */
    private static final List<byte[]> FIXTURES =
            Stream.of(Fixture.values()).map(Fixture::bytes).toList();

    static FuzzedDelivery of(FuzzedDataProvider input) {
        byte[] body = body(input);
        return switch (input.consumeInt(0, 6)) {
            case 0 -> new FuzzedDelivery(body, false, name -> null);
            case 1 -> new FuzzedDelivery(body, false, FORGER.headers(body)::get);
            case 2 -> {
                String header = input.consumeString(100);
                yield new FuzzedDelivery(body, false, name -> header);
            }
            case 3 ->
                new FuzzedDelivery(body, false, name -> {
                    throw new IllegalStateException("connection reset");
                });
            default -> new FuzzedDelivery(body, true, SIGNER.headers(body)::get);
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
}
