package com.raliopay.webhooks.benchmarks.peers;

import com.raliopay.webhooks.benchmarks.deliveries.NoStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import java.util.function.Consumer;

/** The contenders. */
public enum Peer {
    /** Without a store, as all others, which recognize no duplicates. */
    RALIO("this library, without a store"),
    /** With the store that is the default, which remembers fewer events than usual, so that it is full. */
    RALIO_WITH_STORE("this library, with its store in memory"),
    STRIPE("stripe-java"),
    LINE("line-bot-parser"),
    STANDARD_WEBHOOKS("standardwebhooks and databind"),
    ADYEN("adyen-java-api-library"),
    HAND_WRITTEN("written by hand, with databind"),
    FLOOR("floor: HMAC and bare JsonParser");

    static final int REMEMBERED = 1_024;

    private final String label;

    Peer(String label) {
        this.label = label;
    }

    /** Creates the contender. A switch loads the classes of no other contender, as a table of lambdas would. */
    public Contender create(Consumer<Object> fields) {
        return switch (this) {
            case RALIO -> new Ralio(new NoStore(), fields);
            case RALIO_WITH_STORE -> new Ralio(InMemoryIdempotencyStore.create(REMEMBERED), fields);
            case STRIPE -> new StripeJava(fields);
            case LINE -> new LineBotParser(fields);
            case STANDARD_WEBHOOKS -> new StandardWebhooks(fields);
            case ADYEN -> new Adyen(fields);
            case HAND_WRITTEN -> new HandWritten(fields);
            case FLOOR -> new Floor(fields);
        };
    }

    /** Returns what a reader calls it. */
    public String label() {
        return label;
    }
}
