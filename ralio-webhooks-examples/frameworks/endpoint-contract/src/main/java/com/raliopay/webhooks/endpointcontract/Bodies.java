package com.raliopay.webhooks.endpointcontract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;

/** Creates bodies of events with distinct ids. */
final class Bodies {

    private static final String TAIL = "\"\n  }\n}\n";

    private Bodies() {}

    static byte[] any() {
        return withNote(UUID.randomUUID(), "1 + 1 = 2 & so on: 100%");
    }

    static byte[] of(UUID id) {
        return withNote(id, "");
    }

    static byte[] withNote(String note) {
        return withNote(UUID.randomUUID(), note);
    }

    private static byte[] withNote(UUID id, String note) {
        return (head(id) + note + TAIL).getBytes(UTF_8);
    }

    /** Returns an event with various line endings, also after the last brace. */
    static byte[] withLineEndings() {
        String text = new String(any(), UTF_8);
        return (text.replace("\n", "\r\n") + "\r\n \n\r\t\r\n\n").getBytes(UTF_8);
    }

    /** Returns an event with these bytes in its note, which need not be UTF-8. */
    static byte[] withBytes(int... bytes) {
        byte[] head = head(UUID.randomUUID()).getBytes(US_ASCII);
        byte[] tail = TAIL.getBytes(US_ASCII);
        byte[] body = Arrays.copyOf(head, head.length + bytes.length + tail.length);
        for (int i = 0; i < bytes.length; i++) {
            body[head.length + i] = (byte) bytes[i];
        }
        System.arraycopy(tail, 0, body, head.length + bytes.length, tail.length);
        return body;
    }

    /** Returns an event of exactly this many bytes. */
    static byte[] ofLength(int length) {
        return withNote("x".repeat(length - withNote("").length));
    }

    private static String head(UUID id) {
        return """
                {
                  "id": "%s",
                  "event": "kyc_session_verified",
                  "timestamp": "2026-03-17T16:35:12.501Z",
                  "data": {
                    "sessionId": "%s",
                    "userId": "%s",
                    "entityType": "user",
                    "note": \"""".formatted(id, UUID.randomUUID(), UUID.randomUUID());
    }
}
