package com.raliopay.webhooks.crashtests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The attempts of a run, in the order in which they ended. Other threads can wait for more of them. */
public final class Attempts {

    private final List<Attempt> list = new ArrayList<>();

    synchronized void add(Attempt attempt) {
        list.add(attempt);
        notifyAll();
    }

    /** Returns the attempts that have ended. */
    public synchronized List<Attempt> all() {
        return List.copyOf(list);
    }

    /**
     * Waits for attempts that end after this call.
     *
     * @param count the number of attempts to wait for
     * @param which the attempts that count
     * @param timeout the longest time to wait
     * @throws TimeoutException if there are fewer by then
     */
    public synchronized void awaitNew(int count, Predicate<Attempt> which, Duration timeout)
            throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        int next = list.size();
        int found = 0;
        while (found < count) {
            for (; next < list.size(); next++) {
                found += which.test(list.get(next)) ? 1 : 0;
            }
            if (found < count) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new TimeoutException("only " + found + " of " + count + " attempts within " + timeout);
                }
                wait(left);
            }
        }
    }

    /** Returns the number of attempts by status. */
    public static Map<Integer, Long> byStatus(List<Attempt> attempts) {
        return attempts.stream().collect(Collectors.groupingBy(Attempt::status, TreeMap::new, Collectors.counting()));
    }
}
