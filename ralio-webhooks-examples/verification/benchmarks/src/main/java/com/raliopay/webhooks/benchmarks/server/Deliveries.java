package com.raliopay.webhooks.benchmarks.server;

import com.raliopay.webhooks.benchmarks.deliveries.SignedDeliveries;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A ring of signed requests in a file, each with a new event. The ring is longer than what the default store remembers, so
 * that each delivery is a new event although the ring is sent many times. All requests have the same length.
 */
record Deliveries(Path file, int length) {

    static final String PATH = "/webhooks/ralio";

    /** The store remembers fewer, even if the last deliveries arrive in another order. */
    private static final int COUNT = InMemoryIdempotencyStore.DEFAULT_MAX_KEYS + 5_000;

    /** Writes the ring. */
    static Deliveries in(Path file) throws IOException {
        SignatureVerifier signer = SignatureVerifier.of(SignedDeliveries.SECRET);
        String body = Fixture.SESSION_VERIFIED.text();
        String id = Fixture.SESSION_VERIFIED.event().id().toString();
        int length = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < COUNT; i++) {
                byte[] request =
                        request(signer, body.replace(id, UUID.randomUUID().toString()));
                if (i > 0 && request.length != length) {
                    throw new IllegalStateException("%d bytes expected but found %d".formatted(length, request.length));
                }
                length = request.length;
                out.write(request);
            }
        }
        return new Deliveries(file, length);
    }

    private static byte[] request(SignatureVerifier signer, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String head = """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: %d\r
                X-Signature: %s\r
                \r
                """.formatted(PATH, body.length, signer.sign(body));
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[bytes.length + body.length];
        System.arraycopy(bytes, 0, request, 0, bytes.length);
        System.arraycopy(body, 0, request, bytes.length, body.length);
        return request;
    }

    /** Maps the ring into memory, for {@link #copy}. */
    ByteBuffer map() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    /** Copies the request with this number, modulo the length of the ring. */
    void copy(ByteBuffer ring, long number, byte[] request) {
        ring.get((int) (number % COUNT) * length, request);
    }
}
