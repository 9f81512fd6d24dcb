package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.text.Texts;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What to deliver.
 *
 * @param count how many genuine events
 * @param concurrency how many deliveries at most are under way at a time
 * @param duplicates how many duplicates in addition, as a share of the count
 * @param forged how many forgeries in addition, as a share of the count
 * @param shuffle whether the order is random
 * @param seed decides all that is random; the same seed creates the same events
 */
public record LoadSettings(int count, int concurrency, double duplicates, double forged, boolean shuffle, long seed) {

    private static final int MAX_COUNT = 10_000_000;
    private static final int MAX_CONCURRENCY = 10_000;

    /**
     * Creates settings.
     *
     * @throws IllegalArgumentException if a number is out of range; its message begins with the number's name
     */
    public LoadSettings {
        requireWhole("count", count, MAX_COUNT);
        requireWhole("concurrency", concurrency, MAX_CONCURRENCY);
        requireShare("duplicates", duplicates);
        requireShare("forged", forged);
    }

    /** {@return a seed that no other test is likely to have} */
    public static long randomSeed() {
        return ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }

    private static void requireWhole(String name, int number, int highest) {
        if (number < 1 || number > highest) {
            throw new IllegalArgumentException(
                    name + " must be from 1 to " + Texts.count(highest) + " but was " + number);
        }
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1 but was " + share);
        }
    }
}
