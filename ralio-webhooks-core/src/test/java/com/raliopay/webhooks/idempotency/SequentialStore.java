package com.raliopay.webhooks.idempotency;

import java.util.HashMap;
import java.util.Map;

/**
 * The sequential specification of {@link StoreOperations}.
 *
 * @param states the thread that holds the claim of a key, or {@link #COMPLETED}
 */
public record SequentialStore(Map<Integer, Integer> states) {

    private static final int COMPLETED = -1;

    public SequentialStore() {
        this(new HashMap<>());
    }

    public String claim(int thread, int number) {
        Integer state = states.putIfAbsent(number, thread);
        if (state == null) {
            return "acquired";
        }
        return state == COMPLETED ? "completed" : "in progress";
    }

    public void release(int thread, int number) {
        states.remove(number, thread);
    }

    public void complete(int number) {
        states.put(number, COMPLETED);
    }
}
