package com.raliopay.webhooks.benchmarks.memory;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.benchmarks.deliveries.SignedDeliveries;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** A program that handles one body, and prints what that took in memory. Fails if the heap is too small. */
final class MemoryProbe {

    /** Several events, because the used heap is known only to some kilobytes. */
    private static final int HELD = 4;

    /** The serial collector leaves some dead objects in place, except in each fourth collection. */
    private static final int COLLECTIONS = 4;

    private MemoryProbe() {}

    /**
     * Prints the length of the body, the bytes that a second delivery allocates, and those that its event retains.
     *
     * @param args the name of the {@link BodyShape}; "measure", or "handle" to print nothing
     */
    public static void main(String[] args) {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(SignedDeliveries.SECRET)
                .on(WebhookEvent.class, event -> {})
                .build();
        byte[] body = BodyShape.valueOf(args[0]).body(ralio.maxBodyBytes());
        String signature = SignatureVerifier.of(SignedDeliveries.SECRET).sign(body);
        handle(ralio, body, signature, Outcome.HANDLED);
        if (args[1].equals("measure")) {
            measure(body);
        }
    }

    private static DispatchResult handle(WebhookDispatcher ralio, byte[] body, String signature, Outcome expected) {
        DispatchResult result = ralio.dispatch(body, name -> signature);
        if (result.outcome() != expected) {
            throw new IllegalStateException(
                    expected + " expected but was " + result, result.failure().orElse(null));
        }
        return result;
    }

    private static void measure(byte[] body) {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret(SignedDeliveries.SECRET)
                .on(WebhookEvent.class, event -> {})
                .build();
        String signature = SignatureVerifier.of(SignedDeliveries.SECRET).sign(body);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<WebhookEvent> events = new ArrayList<>();
        events.add(handle(ralio, body, signature, Outcome.HANDLED).event().orElseThrow());
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        while (events.size() < HELD) {
            events.add(handle(ralio, body, signature, Outcome.DUPLICATE).event().orElseThrow());
        }
        long with = usedHeap();
        int released = events.size();
        events.clear();
        System.out.println(body.length + " " + allocated + " " + Math.max(0, with - usedHeap()) / released);
    }

    private static long usedHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
