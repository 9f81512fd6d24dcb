package com.raliopay.webhooks;

import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names and values that events have most, so that reading one makes no string. What is not here is read as well. */
final class KnownTexts {

    private static final int SLOTS = 128;

    private static final String[] TEXTS = {
        // event types
        SessionVerified.TYPE,
        ManualReview.TYPE,
        SessionFailed.TYPE,
        StateUpdated.TYPE,
        ExpirationWarning.TYPE,
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
        // values in data
        "user",
        "related-party",
        "REGULAR",
        "LIGHT",
        // in checks and reasons
        "type",
        "reasons",
        "code",
        "message",
        "category",
        "provider",
    };

    /** The texts by {@link #slot}, the next one free where that is taken; and the same in bytes. */
    private static final @Nullable String[] TABLE = new @Nullable String[SLOTS];

    private static final byte[][] ASCII = new byte[SLOTS][];

    static {
        for (String text : TEXTS) {
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            int slot = slot(ascii, 0, ascii.length);
            while (TABLE[slot] != null) {
                slot = next(slot);
            }
            TABLE[slot] = text;
            ASCII[slot] = ascii;
        }
    }

    private KnownTexts() {}

    /** The known text in these bytes; null if it is none. */
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
