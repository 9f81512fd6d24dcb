package com.raliopay.webhooks.benchmarks.memory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.raliopay.webhooks.testing.Fixture;
import java.util.Locale;

/** Bodies that are as long as the library accepts, and that become as many or as large objects as possible. */
enum BodyShape {
    /** A payload that Ralio documents, to compare with. */
    DOCUMENTED("", "", "") {
        @Override
        byte[] body(int length) {
            return Fixture.SESSION_FAILED.bytes();
        }
    },
    ONE_LONG_STRING("unknown_type", "\"a\":\"", "x") {
        @Override
        String end() {
            return "\"}}";
        }
    },
    EMPTY_ARRAYS("unknown_type", "\"a\":[0", ",[]"),
    EMPTY_OBJECTS("unknown_type", "\"a\":[0", ",{}"),
    OBJECTS_OF_ONE_FIELD("unknown_type", "\"a\":[0", ",{\"a\":1}"),
    SHORT_STRINGS("unknown_type", "\"a\":[0", ",\"x\""),
    INTEGERS("unknown_type", "\"a\":[0", ",999"),
    DECIMALS("unknown_type", "\"a\":[0", ",0.1"),
    DIFFERENT_NAMES("unknown_type", "\"a\":0", "") {
        @Override
        String unit(int index) {
            return ",\"%s\":0".formatted(Integer.toString(index, 36));
        }

        @Override
        String end() {
            return "}}";
        }
    },
    EMPTY_CHECKS("kyc_session_failed", session(), ",{}"),
    EMPTY_REASONS("kyc_session_failed", session() + ",{\"reasons\":[0", ",{}") {
        @Override
        String end() {
            return "]}]}}";
        }
    },
    /** Bytes that are not UTF-8, so that the body is decoded to be read again. */
    NOT_UTF_8("unknown_type", "\"a\":[\"\u00FF\"", ",[]");

    private final String type;
    private final String start;
    private final String unit;

    BodyShape(String type, String start, String unit) {
        this.type = type;
        this.start = start;
        this.unit = unit;
    }

    /** Returns a body of at most this many bytes, as near to it as the shape allows. */
    byte[] body(int length) {
        StringBuilder body = new StringBuilder(length);
        body.append("{\"id\":\"0b25e4a4-8d5f-4b1f-a8a5-7b3d8f1f6a11\",\"event\":\"")
                .append(type);
        body.append("\",\"timestamp\":\"2026-03-17T16:49:37.314Z\",\"data\":{").append(start);
        String end = end();
        for (int i = 0; ; i++) {
            String next = unit(i);
            if (body.length() + next.length() + end.length() > length) {
                return body.append(end).toString().getBytes(ISO_8859_1);
            }
            body.append(next);
        }
    }

    String unit(int index) {
        return unit;
    }

    String end() {
        return "]}}";
    }

    /** Returns the name in tables. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("utf 8", "UTF-8");
    }

    private static String session() {
        return "\"kycId\":\"3f0c0f0e-9d5c-4f57-9c0b-0f6f9d6f3a22\",\"sessionId\":\"3f0c0f0e-9d5c-4f57-9c0b-0f6f9d6f3a23\","
                + "\"state\":\"FAILED\",\"checks\":[0";
    }
}
