package com.raliopay.webhooks.simulator.inspect;

import io.javalin.http.Context;
import io.javalin.http.sse.Emitter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends changes to the pages that are open, as server-sent events. What a slow page has not got yet is replaced by what is
 * newer, so that it needs no more memory than the history.
 */
final class EventStream implements History.Watcher {

    private static final int MAX_PAGES = 20;
    private static final long HEARTBEAT_SECONDS = 15;

    /** An event, whose data is written only when it is sent. */
    private record Event(String name, Supplier<String> data) {}

    /** What one page has not got yet: the newest event of each key. */
    private static final class Page {

        private static final String CLOSE = "";

        private final BlockingQueue<String> keys = new LinkedBlockingQueue<>();
        private final Map<String, Event> pending = new ConcurrentHashMap<>();
        private volatile boolean closed;

        void add(String key, Event event) {
            if (pending.put(key, event) == null) {
                keys.add(key);
            }
        }

        /** {@return the next event; null if there was none for a while, or this is closed} */
        @Nullable
        Event next() throws InterruptedException {
            String key = keys.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            return key == null ? null : pending.remove(key);
        }

        void close() {
            closed = true;
            keys.add(CLOSE);
        }
    }

    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Serves one page until it is closed, on the thread of the request. Javalin's own server-sent events are asynchronous, and if
     * the server stops meanwhile, it handles the exceptions of such a request without end.
     */
    void serve(Context ctx) {
        ctx.contentType("text/event-stream; charset=utf-8");
        Emitter emitter = new Emitter(ctx.res());
        Page page = new Page();
        pages.add(page);
        try {
            if (closed || pages.size() > MAX_PAGES) {
                return;
            }
            emitter.emit("connected");
            while (!page.closed && !emitter.getClosed()) {
                Event event = page.next();
                if (event != null) {
                    emitter.emit(event.name(), utf8(event.data().get()), null);
                } else if (!page.closed) {
                    emitter.emit("still here");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pages.remove(page);
        }
    }

    private static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reports something that there is one of, such as the state. */
    void report(String name, Object value) {
        add(name, new Event(name, () -> Json.write(value)));
    }

    @Override
    public void changed(DeliveryView delivery) {
        add("delivery " + delivery.id(), new Event("delivery", () -> Json.write(delivery)));
    }

    @Override
    public void removed(String id) {
        add("delivery " + id, new Event("removed", () -> Json.write(Map.of("id", id))));
    }

    private void add(String key, Event event) {
        pages.forEach(page -> page.add(key, event));
    }

    void close() {
        closed = true;
        pages.forEach(Page::close);
    }
}
