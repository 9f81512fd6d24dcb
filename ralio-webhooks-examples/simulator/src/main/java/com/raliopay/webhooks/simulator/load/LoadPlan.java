package com.raliopay.webhooks.simulator.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The order of a load test's deliveries. Half of the duplicates directly follow their event, so that both are under way at the
 * same time; the others come later, or in a shuffled test at any time. Forgeries are distributed evenly.
 *
 * <p>It takes 8 bytes for each delivery and 4 more for each duplicate. Not safe for use by many threads.
 */
final class LoadPlan {

    private static final int JOB_BITS = 32;

    private final LoadSettings settings;
    private final int[] duplicated;
    private final int forgeries;
    /** Each delivery's place in the order in the upper half, its number in the lower; sorted. */
    private final long[] order;

    private int next;

    LoadPlan(LoadSettings settings) {
        this.settings = settings;
        this.duplicated = new int[share(settings.duplicates())];
        this.forgeries = share(settings.forged());
        this.order = new long[settings.count() + duplicated.length + forgeries];
        SplittableRandom random = new SplittableRandom(settings.seed());
        int number = 0;
        for (int event = 0; event < settings.count(); event++) {
            put(number++, place(event));
        }
        for (int i = 0; i < duplicated.length; i++) {
            int event = random.nextInt(settings.count());
            duplicated[i] = event;
            put(number++, i % 2 == 0 ? place(event) : later(event, random));
        }
        for (int i = 0; i < forgeries; i++) {
            put(number++, later(0, random));
        }
        Arrays.sort(order);
    }

    /** {@return how many deliveries there are of a kind} */
    int planned(Kind kind) {
        return switch (kind) {
            case EVENT -> settings.count();
            case DUPLICATE -> duplicated.length;
            case FORGERY -> forgeries;
        };
    }

    /** {@return how many deliveries there are} */
    int total() {
        return order.length;
    }

    boolean hasNext() {
        return next < order.length;
    }

    /** {@return the next delivery, not yet attempted} */
    LoadDelivery next() {
        int number = (int) order[next++];
        if (number < settings.count()) {
            return new LoadDelivery(Kind.EVENT, number);
        }
        int duplicate = number - settings.count();
        return duplicate < duplicated.length
                ? new LoadDelivery(Kind.DUPLICATE, duplicated[duplicate])
                : new LoadDelivery(Kind.FORGERY, number - duplicated.length); // an event of its own
    }

    private void put(int number, int place) {
        order[number] = (long) place << JOB_BITS | number;
    }

    private int place(int event) {
        return settings.shuffle() ? new SplittableRandom(settings.seed() ^ ~(long) event).nextInt() >>> 1 : event;
    }

    private int later(int event, SplittableRandom random) {
        return settings.shuffle() ? random.nextInt() >>> 1 : random.nextInt(event, settings.count());
    }

    private int share(double share) {
        return Math.toIntExact(Math.round(settings.count() * share));
    }
}
