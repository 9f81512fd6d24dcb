package com.raliopay.webhooks.crashtests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All attempts of a run, in the order in which they ended; others can wait for what they are to show. */
final class Attempts {

    private final List<Attempt> list = new ArrayList<>();

    synchronized void add(Attempt attempt) {
        list.add(attempt);
        notifyAll();
    }

    synchronized List<Attempt> all() {
        return List.copyOf(list);
    }

    /**
     * Waits for attempts that end from now on.
     *
     * @param count how many of them
     * @param which those that count
     * @param patience how long to wait at most
     * @throws TimeoutException if they are not there by then
     */
    synchronized void awaitNew(int count, Predicate<Attempt> which, Duration patience)
            throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        int next = list.size();
        int found = 0;
        while (found < count) {
            for (; next < list.size(); next++) {
                found += which.test(list.get(next)) ? 1 : 0;
            }
            if (found < count) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new TimeoutException("only " + found + " of " + count + " attempts within " + patience);
                }
                wait(left);
            }
        }
    }

    /** How many attempts there were by status. */
    static Map<Integer, Long> byStatus(List<Attempt> attempts) {
        return attempts.stream().collect(Collectors.groupingBy(Attempt::status, TreeMap::new, Collectors.counting()));
    }
}
