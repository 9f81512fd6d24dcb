package com.raliopay.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names that events have, so that reading one makes no string. A name that is not here is read as well. */
final class KnownNames {

    private static final int SLOTS = 128;

    private static final String[] NAMES = {
        // in the envelope
        "id",
        "eventId",
        "event_id",
        "event",
        "eventType",
        "event_type",
        "timestamp",
        "data",
        // in data
        "sessionId",
        "session_id",
        "userId",
        "user_id",
        "relatedPartyId",
        "related_party_id",
        "entityType",
        "entity_type",
        "kycId",
        "kyc_id",
        "state",
        "expirationDate",
        "expiration_date",
        "daysRemaining",
        "days_remaining",
        "action",
        "checks",
        // in checks and reasons
        "type",
        "reasons",
        "code",
        "message",
        "category",
        "provider",
    };

    /** The names by {@link #slot}, the next one free where that is taken; and the same in bytes. */
    private static final @Nullable String[] TABLE = new @Nullable String[SLOTS];

    private static final byte[][] ASCII = new byte[SLOTS][];

    static {
        for (String name : NAMES) {
            byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
            int slot = slot(ascii, 0, ascii.length);
            while (TABLE[slot] != null) {
                slot = next(slot);
            }
            TABLE[slot] = name;
            ASCII[slot] = ascii;
        }
    }

    private KnownNames() {}

    /** The known name in these bytes; null if it is none. */
    static @Nullable String find(byte[] text, int from, int to) {
        if (from == to) {
            return null;
        }
        int slot = slot(text, from, to);
        while (TABLE[slot] != null && !Arrays.equals(text, from, to, ASCII[slot], 0, ASCII[slot].length)) {
            slot = next(slot);
        }
        return TABLE[slot];
    }

    private static int slot(byte[] text, int from, int to) {
        return (text[from] * 7 + text[to - 1] * 31 + (to - from)) & (SLOTS - 1);
    }

    private static int next(int slot) {
        return (slot + 1) & (SLOTS - 1);
    }
}
